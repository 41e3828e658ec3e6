import { spaceKinds, type SpaceKind } from '@huixiang/contract';
import { openersEn } from '@huixiang/contract/messages/openers.en';
import { openersZh, type OpenerWords } from '@huixiang/contract/messages/openers.zh-CN';

/** Version of the wordings that come with the kinds of space: one more whenever one of them is worded anew. */
export const DEFAULT_OPENERS_VERSION = 1;
/** Default openers of one kind at most; ids of those made by staff are far above all of them. */
const PER_KIND_MAX = 10;

export interface DefaultOpener {
  readonly id: number;
  readonly zh: OpenerWords;
  readonly en: OpenerWords;
}

/** The openers that a space of this kind begins with. Their ids follow from their places and never change. */
export function defaultOpeners(kind: SpaceKind): DefaultOpener[] {
  const first = spaceKinds.indexOf(kind) * PER_KIND_MAX + 1;
  return openersZh[kind].map((zh, place) => ({ id: first + place, zh, en: openersEn[kind][place] ?? zh }));
}
