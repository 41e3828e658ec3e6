import { limits, type GaugeReaction, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { chooseGauge } from './choose-gauge.ts';
import {
  loadGauge,
  loadGaugeCandidates,
  loadGaugeCards,
  loadMuted,
  loadReactedIds,
  writeGauge,
  writeReaction,
  type GaugeCardRow,
} from './gauge.store.ts';
import { contentOf } from './topics.ts';

type GaugeReply = ReplyOf<typeof operations.getGauge>;

interface GaugeRef {
  readonly spaceId: number;
  readonly memberId: number;
}

/** Among so many of the newest comments the set is chosen: enough for variety, and read in some milliseconds. */
const CANDIDATES_MAX = 400;

/**
 * The gauge of a member in a space: the set that was chosen for them, filled up where comments have gone since.
 * @throws HuixiangError HX_NOT_FOUND, HX_BLOCKED
 */
export async function getGauge(context: Context, gauge: GaugeRef): Promise<GaugeReply> {
  await requireOpen(context, gauge);
  const kept = await keptCards(context, gauge);
  if (kept.cards.length < limits.gaugeSize) {
    const asked = new Set([...kept.ids, ...(await reactedIds(context, gauge))]);
    const added = await chooseFresh(context, gauge, asked, limits.gaugeSize - kept.cards.length);
    if (added.length > 0) {
      const ids = [...kept.cards.map((card) => card.comment_id), ...added];
      await writeGauge(context.pool, [gauge.spaceId, gauge.memberId, ids, context.now(), kept.ids]);
      // Read again rather than remembered: another call of this member may have chosen in the same moment.
      return present(context, (await keptCards(context, gauge)).cards);
    }
  }
  return present(context, kept.cards);
}

/**
 * Choose a fresh set. Where the space has too few comments for one, those that were left out the last time and then
 * those with the earliest reactions come again. @throws HuixiangError HX_NOT_FOUND, HX_BLOCKED
 */
export async function renewGauge(context: Context, gauge: GaugeRef): Promise<GaugeReply> {
  await requireOpen(context, gauge);
  const { cards, ids } = await keptCards(context, gauge);
  const reacted = await reactedIds(context, gauge);
  const fresh = await chooseFresh(context, gauge, new Set([...ids, ...reacted]), limits.gaugeSize);
  const leftOut = cards.filter((card) => card.reaction === null).map((card) => card.comment_id);
  const next = [...fresh, ...leftOut, ...reacted].slice(0, limits.gaugeSize);
  await writeGauge(context.pool, [gauge.spaceId, gauge.memberId, next, context.now(), ids]);
  return present(context, (await keptCards(context, gauge)).cards);
}

/** Say what a gauge card is to me. @throws HuixiangError HX_CARD_UNKNOWN when it was not asked */
export async function reactToGauge(
  context: Context,
  wish: GaugeRef & { commentId: number; reaction: GaugeReaction },
): Promise<GaugeReply> {
  const { spaceId, memberId, commentId, reaction } = wish;
  await requireOpen(context, wish);
  const written = await writeReaction(context.pool, [spaceId, memberId, commentId, reaction, context.now()]);
  if (written.length === 0) throw new HuixiangError('HX_CARD_UNKNOWN');
  context.topics.tastes.changed(spaceId, memberId);
  return present(context, (await keptCards(context, wish)).cards);
}

async function requireOpen(context: Context, { spaceId, memberId }: GaugeRef): Promise<void> {
  await requireSpace(context, spaceId);
  await context.authority.requireNotBlocked(spaceId, memberId);
}

/** The set as it was chosen (`ids`), and the cards of it that may still be asked about, in the order of the choice. */
async function keptCards(
  context: Context,
  gauge: GaugeRef,
): Promise<{ ids: readonly number[]; cards: GaugeCardRow[] }> {
  const [row] = await loadGauge(context.pool, [gauge.spaceId, gauge.memberId]);
  const ids = row?.comment_ids ?? [];
  if (ids.length === 0) return { ids, cards: [] };
  const rows = await loadGaugeCards(context.pool, [...(await scope(context, gauge)), ids]);
  return { ids, cards: rows.toSorted((a, b) => ids.indexOf(a.comment_id) - ids.indexOf(b.comment_id)) };
}

/** Comments to ask about that were never asked, best first. */
async function chooseFresh(
  context: Context,
  gauge: GaugeRef,
  asked: ReadonlySet<number>,
  wanted: number,
): Promise<number[]> {
  const rows = await loadGaugeCandidates(context.pool, [...(await scope(context, gauge)), CANDIDATES_MAX]);
  const fresh = rows.filter((row) => !asked.has(row.comment_id));
  const contents = await contentOf(
    context,
    gauge.spaceId,
    fresh.map((row) => row.comment_id),
  );
  const candidates = fresh.flatMap((row) => {
    const content = contents.get(row.comment_id);
    if (content === undefined) return [];
    return [{ content, authorId: row.author_id, postId: row.post_id, yes: row.yes, asked: row.asked }];
  });
  return chooseGauge(candidates, wanted).map(({ content }) => content.commentId);
}

/** Everything that the member reacted to, longest ago first. */
async function reactedIds({ pool }: Context, { spaceId, memberId }: GaugeRef): Promise<number[]> {
  return (await loadReactedIds(pool, [spaceId, memberId])).map((row) => row.comment_id);
}

/** What the statements of the gauge begin with: whose it is, and whom and what they muted. */
async function scope({ pool }: Context, { spaceId, memberId }: GaugeRef): Promise<unknown[]> {
  const mutes = await loadMuted(pool, [memberId, spaceId]);
  const targets = (kind: 'author' | 'post'): number[] =>
    mutes.filter((mute) => mute.kind === kind).map((mute) => mute.target_id);
  return [spaceId, memberId, targets('author'), targets('post')];
}

async function present({ members }: Context, rows: readonly GaugeCardRow[]): Promise<GaugeReply> {
  const authors = await members.cards(rows.map((row) => row.author_id));
  return {
    cards: rows.map((row) => ({
      commentId: row.comment_id,
      postId: row.post_id,
      postTitle: row.post_title,
      author: authors.get(row.author_id) ?? { id: row.author_id, nickname: '' },
      text: row.text,
      createdAt: row.created_at,
      reaction: row.reaction,
    })),
    answered: rows.filter((row) => row.reaction !== null).length,
  };
}
