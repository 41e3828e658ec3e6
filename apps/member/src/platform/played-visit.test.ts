import { describe, expect, it } from 'vitest';

import { readPlayedVisit } from './played-visit.ts';

const visit = { scene: 1008, code: '0abc', encryptedData: 'A+/=', iv: 'BB==' };
const link = (value: unknown): string =>
  `http://127.0.0.1/#/pkg-thread/space?spaceId=1&visit=${btoa(JSON.stringify(value)).replaceAll('=', '')}`;

describe('a visit that somebody plays', () => {
  it('stands in the link', () => {
    expect(readPlayedVisit(link(visit))).toEqual(visit);
    expect(readPlayedVisit(link(visit).replace('spaceId=1&', ''))).toEqual(visit);
  });

  it.each([
    ['no visit', 'http://127.0.0.1/#/pages/home/index'],
    ['nonsense', 'http://127.0.0.1/#/?visit=xyz'],
    ['null', link(null)],
    ['a part of one', link({ scene: 1008 })],
  ])('is none when there is %s', (_name, address) => {
    expect(readPlayedVisit(address)).toBeUndefined();
  });
});
