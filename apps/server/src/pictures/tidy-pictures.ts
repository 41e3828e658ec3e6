import { limits } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { type Job, startRounds } from '../rounds.ts';
import { askMachine } from './ask-machine.ts';
import { forgetPicture } from './settle-picture.ts';
import {
  leaveLateOnes,
  loadAllOf,
  loadKept,
  loadOfGone,
  loadStray,
  loadUnasked,
  loadUnsaid,
  unmarkPictured,
} from './tidy.store.ts';

const ROUND_MS = 60_000;
const SWEEP_MS = 6 * 3_600_000;
/** WeChat tells within half an hour what it found. After two hours nobody waits for it any more. */
const VERDICT_MS = 2 * 3_600_000;
const ASK_AGAIN_MS = 60_000;
/** How long an author may object before what a moderator removed is gone for good. */
const OBJECTION_MS = 30 * 24 * 3_600_000;
/** A day longer than its author may object, so that nobody objects to a refusal whose picture is gone. */
const REFUSED_KEPT_MS = limits.pictureAppealMs + 24 * 3_600_000;
const FILES_AT_ONCE = 500;

/** Ask WeChat again what it did not take on, leave to people what it forgot, and forget what belongs to nothing any more. */
export async function tidyPictures(context: Context): Promise<void> {
  const { now, pool } = context;
  const late = await leaveLateOnes(pool, [now() - VERDICT_MS]);
  for (const spaceId of new Set(late.map((row) => row.space_id)))
    if (spaceId !== 0) context.bus.publish({ kind: 'moderation', spaceId });
  for (const row of await loadUnasked(pool, [now() - ASK_AGAIN_MS])) await askMachine(context, row);
  const gone = await loadOfGone(pool, [now() - OBJECTION_MS]);
  const unsaid = await loadUnsaid(pool, [now() - limits.pictureUnsaidMs]);
  for (const row of [...gone, ...unsaid]) await forgetPicture(context, row);
  await unmarkPictured(pool, []);
}

/** Rows that stand in nothing, and files that no row speaks of: left by a process that died, or by rows that went in bulk. */
export async function sweepPictureFiles(context: Pick<Context, 'now' | 'pictures' | 'pool'>): Promise<void> {
  const { now, pictures, pool } = context;
  for (const row of await loadStray(pool, [now() - limits.pictureUnsaidMs, now() - OBJECTION_MS]))
    await forgetPicture(context, row);
  for (const spaceId of await pictures.spaces()) {
    const there = await pictures.list(spaceId);
    for (let from = 0; from < there.length; from += FILES_AT_ONCE) {
      const ids = there.slice(from, from + FILES_AT_ONCE);
      const kept = new Set(
        (await loadKept(pool, [spaceId, ids, now() - REFUSED_KEPT_MS])).map((row) => row.picture_id),
      );
      for (const pictureId of ids) if (!kept.has(pictureId)) await pictures.remove({ spaceId, pictureId });
    }
  }
}

/** Everything that a member ever showed, rows and bytes. */
export async function forgetPicturesOf(
  context: Pick<Context, 'pictures' | 'pool'>,
  memberId: number,
): Promise<void> {
  for (const row of await loadAllOf(context.pool, [memberId])) await forgetPicture(context, row);
}

export function startTidying(context: Context): Job {
  const jobs = [
    startRounds(context, {
      everyMs: ROUND_MS,
      round: () => tidyPictures(context),
      failure: 'Pictures were not tidied',
    }),
    startRounds(context, {
      everyMs: SWEEP_MS,
      atOnce: true,
      round: () => sweepPictureFiles(context),
      failure: 'Files of pictures were not swept',
    }),
  ];
  return {
    async close() {
      for (const job of jobs) await job.close();
    },
  };
}
