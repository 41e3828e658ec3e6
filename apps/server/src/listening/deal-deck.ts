import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { dealNew } from './deal-new.ts';
import { spacesOfDeck } from './deck-spaces.ts';
import { deckSizeFor } from './deck-size.ts';
import { loadOwnCards, type OwnCardRow } from './deck.store.ts';
import { isQuiet, localDay } from './local-time.ts';
import { openCards, presentCards } from './open-cards.ts';
import { giveBackCards, openNudge, reserveCards } from './settings.store.ts';
import { visitorOf, type Visit } from './visit.ts';

type DeckReply = ReplyOf<typeof operations.dealDeck>;

/** Latest cards of a listener in a space that are looked at; an earlier one is found when it is written. */
const OWN_CARDS_MAX = 500;

/** What came of filling up a deck: why nothing was dealt, null when something was, and what counts against the cap now. */
interface FilledUp {
  readonly empty: DeckReply['empty'];
  readonly dealtToday: number;
}

/**
 * Deal a deck: the cards that still wait for an answer, filled up with new ones. Switch, quiet hours and cap are those
 * of this moment and checked here, whatever the client knows.
 * @throws HuixiangError HX_LISTENING_OFF; HX_NOT_FOUND or HX_BLOCKED for the given space
 */
export async function dealDeck(
  context: Context,
  { memberId, spaceId }: { memberId: number; spaceId: number | undefined },
): Promise<DeckReply> {
  const visitor = await visitorOf(context, memberId);
  const visit: Visit = { ...visitor, spaceIds: await spacesOfDeck(context, memberId, spaceId) };
  const { settings, at } = visit;
  const left = (dealtToday: number): number => Math.max(0, settings.dailyCap - dealtToday);
  if (visit.resting || isQuiet(at, settings))
    return { cards: [], leftToday: left(visit.dealtToday), empty: 'quiet' };
  if (visit.nudged) await openNudge(context.pool, [memberId, at]);
  const [open, own] = await Promise.all([
    openCards(context, visit),
    loadOwnCards(context.pool, [visit.spaceIds, memberId, OWN_CARDS_MAX]),
  ]);
  const size = await deckSizeFor(context, visit, own);
  if (open.length >= size) {
    return { cards: await presentCards(context, open), leftToday: left(visit.dealtToday), empty: null };
  }
  const { empty, dealtToday } = await fillUp(context, visit, own, size - open.length);
  // Read again rather than remembered: another call of this listener may have dealt in the same moment.
  const filled = empty === null || empty === 'cap' ? await openCards(context, visit) : open;
  return {
    cards: await presentCards(context, filled),
    leftToday: left(dealtToday),
    empty: filled.length > 0 ? null : (empty ?? 'nothing'),
  };
}

/** Deal up to so many new cards, within the budget of the day. @throws HuixiangError HX_LISTENING_OFF */
async function fillUp(
  context: Context,
  visit: Visit,
  own: readonly OwnCardRow[],
  wanted: number,
): Promise<FilledUp> {
  const { pool } = context;
  const { memberId, settings } = visit;
  const day = localDay(visit.at, settings.utcOffsetMinutes);
  const [reserved] = await reserveCards(pool, [memberId, day, wanted, settings.dailyCap]);
  if (reserved === undefined) throw new HuixiangError('HX_LISTENING_OFF');
  const { granted } = reserved;
  if (granted === 0) return { empty: 'cap', dealtToday: reserved.dealt };
  // Should dealing fail halfway, the budget stays spent: it may be too small afterwards, never too large.
  const dealt = await dealNew(context, visit, own, granted);
  const empty = dealt === 0 ? 'nothing' : null;
  if (dealt === granted) return { empty, dealtToday: reserved.dealt };
  const [back] = await giveBackCards(pool, [memberId, day, granted - dealt]);
  return { empty, dealtToday: back?.dealt ?? reserved.dealt };
}
