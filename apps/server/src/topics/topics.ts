import type { Pool } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { listeningOf } from '../listening/settings.ts';
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
export { languageOf, type Language, type LengthClass } from './language.ts';
export type { Taste } from './merge-taste.ts';
export type { Match } from './profile.ts';
export { termsOf, type Term } from './terms.ts';

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

/** What these comments of a space are about; those that are gone are left out. */
export function contentOf(
  { topics }: Pick<Context, 'topics'>,
  spaceId: number,
  commentIds: readonly number[],
): Promise<Map<number, CommentContent>> {
  return topics.contents.of(spaceId, commentIds);
}

/**
 * A member's taste in a space: declared interests, decisions about tags, what was learned, and gauge reactions in one.
 * With personalisation off it is empty.
 * @param settings of the member as a listener, for who has them at hand
 */
export async function tasteOf(
  context: Pick<Context, 'pool' | 'topics'>,
  spaceId: number,
  memberId: number,
  settings?: { readonly interests: readonly string[]; readonly personalised: boolean },
): Promise<Taste> {
  const { interests, personalised } = settings ?? (await listeningOf(context, memberId));
  if (!personalised) return noTaste;
  return mergeTaste({ ...(await context.topics.tastes.of(spaceId, memberId)), interests });
}

/** How a comment fits a taste, and by which tag. */
export function match(content: CommentContent, taste: Taste): Match {
  return compare(content, taste.profile);
}
