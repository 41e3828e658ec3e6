import type { Pool } from '@huixiang/postgres';
import type { Bus } from '../live/bus.ts';
import { createActNotes, type ActNotes } from './act-notes.ts';
import type { CommentContent } from './content.ts';
import { createContents, type Contents } from './contents.ts';
import { createLearnedTags, type LearnedTags } from './learned-tags.ts';
import { mergeTaste, noTaste, type Taste } from './merge-taste.ts';
import { compare, type Match } from './profile.ts';
import { createTastes, type Tastes } from './tastes.ts';
import { createTermKeeper, type TermKeeper } from './term-keeper.ts';

export type { CommentContent } from './content.ts';
export type { Taste } from './merge-taste.ts';
export type { Match } from './profile.ts';

/** What texts are about and what members like, for all spaces. */
export interface Topics {
  readonly keeper: TermKeeper;
  readonly contents: Contents;
  readonly learnedTags: LearnedTags;
  readonly notes: ActNotes;
  readonly tastes: Tastes;
  close(): Promise<void>;
}

export function createTopics(options: {
  pool: Pool;
  bus: Bus;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}): Topics {
  const { pool, bus, now, log } = options;
  const keeper = createTermKeeper({ pool, log });
  const contents = createContents({ pool, bus, keeper, now });
  const tastes = createTastes({ pool, bus, contents, now });
  const notes = createActNotes({
    pool,
    log,
    written: (acts) => {
      for (const { spaceId, memberId } of acts) tastes.changed(spaceId, memberId);
    },
  });
  return {
    keeper,
    contents,
    learnedTags: createLearnedTags({ pool, keeper, now }),
    notes,
    tastes,
    async close() {
      await notes.close();
      await keeper.close();
    },
  };
}

/** Whatever has these at hand: the context. */
interface WithTopics {
  readonly topics: Topics;
}

/** What these comments of a space are about; those that are gone are left out. */
export function contentOf(
  { topics }: WithTopics,
  spaceId: number,
  commentIds: readonly number[],
): Promise<Map<number, CommentContent>> {
  return topics.contents.of(spaceId, commentIds);
}

/**
 * A member's taste in a space: declared interests, decisions about tags, what was learned, and gauge reactions in one.
 * With personalisation off it is empty.
 * @param settings of the member as a listener
 */
export async function tasteOf(
  { topics }: WithTopics,
  spaceId: number,
  memberId: number,
  settings: { readonly interests: readonly string[]; readonly personalised: boolean },
): Promise<Taste> {
  if (!settings.personalised) return noTaste;
  const known = await topics.tastes.of(spaceId, memberId);
  return mergeTaste({ ...known, interests: settings.interests });
}

/** How a comment fits a taste, and by which tag. */
export function match(content: CommentContent, taste: Taste): Match {
  return compare(content, taste.profile);
}
