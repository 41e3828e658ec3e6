import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import { dealByNeed } from '@huixiang/matching';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { candidatesOf } from './candidates.ts';
import { spacesOfDeck } from './deck-spaces.ts';
import { loadMutes, writeCards } from './deck.store.ts';
import { isQuiet, localDay } from './local-time.ts';
import { openCards, presentCards } from './open-cards.ts';
import { giveBackCards, reserveCards } from './settings.store.ts';
import { leftToday, listeningOf } from './settings.ts';
import type { Visit } from './visit.ts';

type DeckReply = ReplyOf<typeof operations.dealDeck>;

/**
 * Deal a deck: the cards that still wait for an answer, filled up with new ones. Switch, quiet hours and cap are those
 * of this moment and checked here, whatever the client knows.
 * @throws HuixiangError HX_LISTENING_OFF; HX_NOT_FOUND or HX_BLOCKED for the given space
 */
export async function dealDeck(
  context: Context,
  wish: { memberId: number; spaceId: number | undefined },
): Promise<DeckReply> {
  const { memberId } = wish;
  const settings = await listeningOf(context, memberId);
  if (!settings.on) throw new HuixiangError('HX_LISTENING_OFF');
  const spaceIds = await spacesOfDeck(context, memberId, wish.spaceId);
  const at = context.now();
  if (isQuiet(at, settings)) {
    return { cards: [], leftToday: await leftToday(context, memberId, settings), empty: 'quiet' };
  }
  const visit: Visit = { memberId, settings, spaceIds, ...(await mutedBy(context, memberId)), at };
  let open = await openCards(context, visit);
  let empty: DeckReply['empty'] = null;
  if (open.length < limits.deckSize) {
    empty = await fillUp(context, visit, limits.deckSize - open.length);
    // Read again rather than remembered: another call of this listener may have dealt in the same moment.
    open = await openCards(context, visit);
  }
  return {
    cards: await presentCards(context, open),
    leftToday: await leftToday(context, memberId, settings),
    empty: open.length > 0 ? null : (empty ?? 'nothing'),
  };
}

async function mutedBy(
  { pool }: Context,
  memberId: number,
): Promise<Pick<Visit, 'mutedAuthors' | 'mutedPosts'>> {
  const mutes = await loadMutes(pool, [memberId]);
  const targets = (kind: 'author' | 'post'): number[] =>
    mutes.filter((mute) => mute.kind === kind).map((mute) => mute.target_id);
  return { mutedAuthors: targets('author'), mutedPosts: targets('post') };
}

/** Deal up to so many new cards. @returns why there were none, null when there were */
async function fillUp(context: Context, visit: Visit, wanted: number): Promise<DeckReply['empty']> {
  const { pool } = context;
  const { memberId, settings } = visit;
  const day = localDay(visit.at, settings.utcOffsetMinutes);
  const [reserved] = await reserveCards(pool, [memberId, day, wanted, settings.dailyCap]);
  if (reserved === undefined) throw new HuixiangError('HX_LISTENING_OFF');
  if (reserved.granted === 0) return 'cap';
  // Should dealing fail halfway, the budget stays spent: it may be too small afterwards, never too large.
  const dealt = await dealNew(context, visit, reserved.granted);
  if (dealt < reserved.granted) await giveBackCards(pool, [memberId, day, reserved.granted - dealt]);
  return dealt === 0 ? 'nothing' : null;
}

/** Choose and write new cards. @returns how many were really dealt */
async function dealNew(context: Context, visit: Visit, size: number): Promise<number> {
  const { newId, pool } = context;
  const { memberId, settings, at } = visit;
  const deals = dealByNeed({
    candidates: await candidatesOf(context, visit),
    listener: { memberId, interests: settings.interests, region: settings.region },
    now: at,
    size,
  });
  const deckId = newId();
  let dealt = 0;
  // A statement per space: no transaction touches two.
  for (const spaceId of new Set(deals.map((deal) => deal.candidate.spaceId))) {
    const here = deals.filter((deal) => deal.candidate.spaceId === spaceId);
    const ids = here.map((deal) => deal.candidate.commentId);
    const reasons = here.map((deal) => JSON.stringify(deal.why));
    dealt += (await writeCards(pool, [spaceId, memberId, deckId, at, ids, reasons])).length;
  }
  return dealt;
}
