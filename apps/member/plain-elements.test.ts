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
  it('are plain for a view', () => {
    const node = element('view', 'class', 'id');
    plainElements(node);
    expect(node).toEqual({ ...element('view', 'class', 'id'), tag: 'uni-view', tagType: PLAIN });
  });

  it('stay uni’s where fingers leave a trace, as given or as computed', () => {
    const given = element('view', 'class', 'hover-class');
    const computed = {
      ...element('view'),
      props: [{ name: 'bind', arg: { content: 'hover-class' } }],
    };
    const before = structuredClone([given, computed]);
    [given, computed].forEach((node) => plainElements(node));
    expect([given, computed]).toEqual(before);
  });

  it('keep the words of a text in a span of its own, as uni does', () => {
    const node = element('text', 'class');
    plainElements(node);
    expect(node).toMatchObject({
      tag: 'uni-text',
      tagType: PLAIN,
      props: [{ name: 'class' }],
      children: [{ tag: 'span', tagType: PLAIN, props: [], children: [{ type: 2 }] }],
    });
  });

  it('leave everything else alone', () => {
    const node = element('image', 'src');
    plainElements(node);
    expect(node).toEqual(element('image', 'src'));
  });
});
