import { describe, expect, it } from 'vitest';

import { plainElements } from './plain-elements.ts';

const COMPONENT = 1;
const PLAIN = 0;
const element = (tag: string, ...names: string[]) => ({
  type: 1,
  tag,
  tagType: COMPONENT,
  props: names.map((name) => ({ name })),
  children: [{ type: 2 }],
});

describe('the elements that a template becomes in a browser', () => {
  it('are plain for a view, also where fingers leave a trace', () => {
    const node = element('view', 'class', 'hover-class');
    plainElements(node);
    expect(node).toEqual({ ...element('view', 'class', 'hover-class'), tag: 'uni-view', tagType: PLAIN });
  });

  it('stay uni’s where that trace has times of its own, as given or as computed', () => {
    const given = element('view', 'class', 'hover-class', 'hover-stay-time');
    const computed = {
      ...element('view'),
      props: [{ name: 'bind', arg: { content: 'hover-start-time' } }],
    };
    const before = structuredClone([given, computed]);
    [given, computed].forEach((node) => plainElements(node));
    expect([given, computed]).toEqual(before);
  });

  it('are plain for a text, and hold its words themselves', () => {
    const node = element('text', 'class');
    plainElements(node);
    expect(node).toEqual({ ...element('text', 'class'), tag: 'uni-text', tagType: PLAIN });
  });

  it('leave everything else alone', () => {
    const node = element('image', 'src');
    plainElements(node);
    expect(node).toEqual(element('image', 'src'));
  });
});
