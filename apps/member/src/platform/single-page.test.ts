import { describe, expect, it } from 'vitest';

import { isReadOnly } from './single-page.ts';

describe('how the app was opened', () => {
  it.each([
    [{ scene: 1154 }, true],
    [{ scene: 1007, apiCategory: 'browseOnly' }, true],
    [{ scene: 1155, apiCategory: 'default' }, false],
    [{}, false],
  ])('%o lets people read only: %s', (launch, expected) => {
    expect(isReadOnly(launch)).toBe(expected);
  });
});
