import type { Context } from '../context.ts';
import type { NewCard } from './card-desk.ts';
import { chooseCards, type Choice } from './choose-cards.ts';
import { loadOwnCards } from './deck.store.ts';
import type { RoomComment } from './room/room.ts';
import type { Visit } from './visit.ts';

/** Latest cards of a listener in a space that are looked at; an earlier one is found when it is written. */
const OWN_CARDS_MAX = 500;
/** Choosing again, without those that turned out not to be dealt to this listener. */
const ROUNDS_MAX = 4;

/** Choose and write new cards. @returns how many were really dealt */
export async function dealNew(context: Context, visit: Visit, size: number): Promise<number> {
  const { newId, pool, rooms } = context;
  const { memberId, spaceIds } = visit;
  const [own, ...waiting] = await Promise.all([
    loadOwnCards(pool, [spaceIds, memberId, OWN_CARDS_MAX]),
    ...spaceIds.map((spaceId) => rooms.of(spaceId)),
  ]);
  const refused = new Set(own.map((card) => card.comment_id));
  const mayDeal = fitsFor(visit);
  const deckId = newId();
  let dealt = 0;
  for (let round = 0; round < ROUNDS_MAX && dealt < size; round += 1) {
    const choices = await chooseCards(context, {
      visit,
      own,
      waiting,
      mayDeal: (comment) => mayDeal(comment) && !refused.has(comment.commentId),
      size: size - dealt,
    });
    if (choices.length === 0) break;
    dealt += await write(context, visit, deckId, choices);
    for (const { comment } of choices) refused.add(comment.commentId);
  }
  return dealt;
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
        here.map(({ comment, why, lane, predicted, propensity, features }): NewCard => ({
          spaceId,
          memberId,
          commentId: comment.commentId,
          deckId,
          dealtAt: at,
          why,
          lane,
          predicted,
          propensity,
          features,
        })),
      ),
    ),
  );
  return dealt.reduce((sum, ids) => sum + ids.size, 0);
}
