/** A node of a template while it is compiled, as far as it is read and changed here. */
interface Node {
  readonly type: number;
  readonly props?: readonly { readonly name: string; readonly arg?: { readonly content?: string } }[];
  readonly loc?: unknown;
  tag?: string;
  tagType?: number;
  children?: Node[];
}

/** The numbers of Vue's compiler. */
const ELEMENT_NODE = 1;
const PLAIN_ELEMENT = 0;

/** What only uni's own component does for a `<view>`: `hover-class` alone is looked after by src/platform/h5-press.ts. */
const NEEDS_COMPONENT = /^hover-st/;

/**
 * Draws `<view>` and `<text>` as the elements that uni's components of these names end in, without the `<span>` that uni puts
 * into each text. A comment has thirty of them, and a component for each is most of the work of drawing it. Only for the
 * browser's build.
 */
export function plainElements(node: Node): void {
  if (node.type !== ELEMENT_NODE) return;
  const names = (node.props ?? []).map(({ name, arg }) => arg?.content ?? name);
  if (node.tag === 'view' && !names.some((name) => NEEDS_COMPONENT.test(name))) {
    Object.assign(node, { tag: 'uni-view', tagType: PLAIN_ELEMENT });
  }
  if (node.tag === 'text') Object.assign(node, { tag: 'uni-text', tagType: PLAIN_ELEMENT });
}
