import { limits, type operations, type ReplyOf } from '@huixiang/contract';

/** The tags of a space as staff see them. */
export type SpaceTags = ReplyOf<typeof operations.listTags>;

/** What staff decide; the rest is learned. */
export interface TagLists {
  readonly added: readonly string[];
  readonly hidden: readonly string[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const without = (list: readonly string[], tag: string): string[] => list.filter((one) => !same(one, tag));

export function listsOf({ items, hidden }: SpaceTags): TagLists {
  return { added: items.filter(({ origin }) => origin === 'added').map(({ tag }) => tag), hidden };
}

/** Adds a word of staff, which also takes it out of the hidden ones; or says why it cannot be added. */
export function withTag(
  tags: SpaceTags,
  text: string,
): TagLists | { readonly refused: 'blank' | 'long' | 'same' | 'full' } {
  const tag = text.trim().replace(/\s+/g, ' ');
  const { added, hidden } = listsOf(tags);
  if (tag === '') return { refused: 'blank' };
  if ([...tag].length > limits.interestLength) return { refused: 'long' };
  if (tags.items.some((one) => same(one.tag, tag))) return { refused: 'same' };
  if (added.length >= limits.spaceTagsAddedMax) return { refused: 'full' };
  return { added: [...added, tag], hidden: without(hidden, tag) };
}

/** Takes a tag out of use: what staff added goes, what was learned is hidden, since it would be learned again. */
export function withoutTag(tags: SpaceTags, tag: string): TagLists | { readonly refused: 'full' } {
  const { added, hidden } = listsOf(tags);
  if (added.some((one) => same(one, tag))) return { added: without(added, tag), hidden };
  if (hidden.length >= limits.spaceTagsHiddenMax) return { refused: 'full' };
  return { added, hidden: [...hidden, tag] };
}

/** Lets a hidden tag be learned and used again. */
export function shownAgain(tags: SpaceTags, tag: string): TagLists {
  const { added, hidden } = listsOf(tags);
  return { added, hidden: without(hidden, tag) };
}
