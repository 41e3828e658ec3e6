import type { KeyValueStore } from '../../platform/storage.ts';

const KEY = 'drafts';
/** Old drafts make room for new ones beyond this many. */
const KEPT = 30;

type Entries = [place: string, text: string, opener?: Opener][];

/** The wording that a draft was begun with. */
export interface Opener {
  readonly id: number;
  readonly version: number;
}

/** Where a text belongs: a post, a comment under it that is answered, or a comment that is being changed. */
export function draftPlace(at: {
  postId: number;
  parentId?: number | undefined;
  editId?: number | undefined;
}): string {
  if (at.editId !== undefined) return `edit:${at.editId}`;
  return at.parentId === undefined ? `post:${at.postId}` : `reply:${at.parentId}`;
}

/** Texts that were begun and not sent, kept on this device only. */
export function draftBook(store: KeyValueStore) {
  const entries = (): Entries => store.read<Entries>(KEY) ?? [];
  const read = (place: string): string => entries().find(([one]) => one === place)?.[1] ?? '';
  const openerOf = (place: string): Opener | undefined => entries().find(([one]) => one === place)?.[2];
  /** Keeps the text; a blank text forgets the draft. */
  function keep(place: string, text: string, opener?: Opener): void {
    const rest = entries().filter(([one]) => one !== place);
    const entry = opener === undefined ? [place, text] : [place, text, opener];
    store.write(KEY, text.trim() === '' ? rest : [...rest, entry].slice(-KEPT));
  }
  return {
    read,
    opener: openerOf,
    keep,
    /** Puts words back, below what may have been begun there meanwhile. */
    join(place: string, text: string, opener = openerOf(place)): void {
      const begun = read(place);
      keep(place, begun === '' ? text : `${begun}\n${text}`, opener);
    },
  };
}
