import { limits, type operations, type ReplyOf, type SpaceTagState } from '@huixiang/contract';

/** The tags of a space as staff see them. */
export type SpaceTags = ReplyOf<typeof operations.listTags>;

/** What is decided about one tag. Only this is sent, so that what others of the staff decide meanwhile stands. */
export interface TagChange {
  readonly tag: string;
  readonly state: SpaceTagState;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const isAdded = ({ origin }: SpaceTags['items'][number]): boolean => origin === 'added';

/** Adds a word of staff, which also takes it out of the hidden ones; or says why it cannot be added. */
export function withTag(
  { items }: SpaceTags,
  text: string,
): TagChange | { readonly refused: 'blank' | 'long' | 'same' | 'full' } {
  const tag = text.trim().replace(/\s+/g, ' ');
  if (tag === '') return { refused: 'blank' };
  if ([...tag].length > limits.interestLength) return { refused: 'long' };
  if (items.some((one) => same(one.tag, tag))) return { refused: 'same' };
  if (items.filter(isAdded).length >= limits.spaceTagsAddedMax) return { refused: 'full' };
  return { tag, state: 'added' };
}

/** Takes a tag out of use: what staff added goes, what was learned is hidden, since it would be learned again. */
export function withoutTag(
  { items, hidden }: SpaceTags,
  tag: string,
): TagChange | { readonly refused: 'full' } {
  if (items.some((one) => isAdded(one) && same(one.tag, tag))) return { tag, state: 'learned' };
  return hidden.length >= limits.spaceTagsHiddenMax ? { refused: 'full' } : { tag, state: 'hidden' };
}

/** Lets a hidden tag be learned and used again. */
export function shownAgain(tag: string): TagChange {
  return { tag, state: 'learned' };
}
