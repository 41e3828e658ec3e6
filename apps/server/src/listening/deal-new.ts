import type { Context } from '../context.ts';
import type { NewCard } from './card-desk.ts';
import { chooseCards, type Choice } from './choose-cards.ts';
import type { OwnCardRow } from './deck.store.ts';
import type { RoomComment } from './room/room.ts';
import type { Room } from './room/rooms.ts';
import type { Visit } from './visit.ts';

/** Choosing again, without those that turned out not to be dealt to this listener. */
const ROUNDS_MAX = 8;

/** Choose and write new cards. @returns how many were really dealt */
export async function dealNew(
  context: Context,
  visit: Visit,
  own: readonly OwnCardRow[],
  size: number,
): Promise<number> {
  const rooms = await roomsOf(context, visit);
  const refused = new Set(own.map((card) => card.comment_id));
  const fits = fitsFor(visit);
  const mayDeal = (comment: RoomComment): boolean => fits(comment) && !refused.has(comment.commentId);
  const deckId = context.newId();
  let dealt = 0;
  for (let round = 0; round < ROUNDS_MAX && dealt < size && rooms.size > 0; round += 1) {
    const { choices, exhausted } = await chooseCards(context, {
      visit,
      own,
      rooms,
      mayDeal,
      size: size - dealt,
    });
    for (const spaceId of exhausted) rooms.delete(spaceId);
    for (const { comment } of choices) refused.add(comment.commentId);
    dealt += await write(context, visit, deckId, choices);
  }
  return dealt;
}

async function roomsOf({ rooms }: Context, { spaceIds }: Visit): Promise<Map<number, Room>> {
  const entered = await Promise.all(
    spaceIds.map(async (spaceId) => [spaceId, await rooms.of(spaceId)] as const),
  );
  return new Map(entered);
}

/** Neither their own words nor what they do not want to hear. What the rows alone know is checked when writing. */
function fitsFor({ memberId, mutedAuthors, mutedPosts }: Visit): (comment: RoomComment) => boolean {
  const authors = new Set([memberId, ...mutedAuthors]);
  const posts = new Set(mutedPosts);
  return (comment) => !authors.has(comment.authorId) && !posts.has(comment.postId);
}

/** An act per space: none touches two. @returns how many were dealt */
async function write(
  { cards }: Context,
  { memberId, at }: Visit,
  deckId: number,
  choices: readonly Choice[],
): Promise<number> {
  const bySpace = Map.groupBy(choices, (choice) => choice.comment.spaceId);
  const dealt = await Promise.all(
    [...bySpace].map(([spaceId, here]) =>
      cards.deal(
        here.map(({ comment: { commentId }, why, lane, predicted, propensity, features }): NewCard => {
          const ref = { spaceId, memberId, commentId };
          return { ...ref, deckId, dealtAt: at, why, lane, predicted, propensity, features };
        }),
      ),
    ),
  );
  return dealt.reduce((sum, ids) => sum + ids.size, 0);
}
