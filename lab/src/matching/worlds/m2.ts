import type { VotedConversation } from '../data/conversations.ts';
import type { WorldComment } from '../policy.ts';
import { hash32, randomFrom, shuffled } from '../random.ts';
import { DAY, SECOND, type Schedule } from './schedule.ts';

/** Which vote stands for a genuine answer: agreeing, or disagreeing as the picture of a rare one. */
export type Signal = 'agree' | 'rare';

export const SIGNALS: readonly Signal[] = ['agree', 'rare'];

/** Attention is made scarce: so many cards for each comment, but no more than this share of the real votes. */
const CARDS_PER_COMMENT = 3.9;
const SHARE_MAX = 0.04;
/** Nobody's own cap binds in a replay: people came as often as they came. */
const NO_CAP = 1_000;

/**
 * A replay of real people: each kept vote is a moment at which this person looked at one card. Which of the comments that they ever
 * voted on, and that existed then, it shows is for the policy to choose; what they then say is what they said.
 */
export function makeM2(conversation: VotedConversation, signal: Signal, seed: number): Schedule {
  const { votes, people, name } = conversation;
  const order = conversation.comments
    .map((_, place) => place)
    .toSorted((a, b) => (conversation.comments[a]?.at ?? 0) - (conversation.comments[b]?.at ?? 0) || a - b);
  const idOf = Int32Array.from({ length: order.length });
  for (const [id, place] of order.entries()) idOf[place] = id;
  const comments = order.map((place, id): WorldComment => {
    const { author = 0, at = 0, text = '' } = conversation.comments[place] ?? {};
    return { id, authorId: author, at: at * SECOND, content: new Float64Array(), text };
  });
  const said = saidBy(conversation, idOf);
  const wanted = signal === 'agree' ? 1 : -1;
  const appeal = appealOf(conversation, idOf, wanted);
  const authors = Int32Array.from(comments, ({ authorId }) => authorId);
  const width = comments.length;
  const random = randomFrom(3, seed, hash32(...[...name].map((letter) => letter.codePointAt(0) ?? 0)));
  const count = Math.round(Math.min(CARDS_PER_COMMENT * width, SHARE_MAX * votes.at.length));
  const kept = shuffled([...votes.at.keys()], random)
    .slice(0, count)
    .toSorted((a, b) => a - b);
  return {
    world: 'M2',
    setting: `${name} ${signal}`,
    seed,
    wantedMs: DAY,
    members: Array.from({ length: people }, (_, id) => ({ id, taste: new Float64Array(), dailyCap: NO_CAP })),
    comments,
    visits: kept.map((vote) => ({
      memberId: votes.person[vote] ?? 0,
      at: (votes.at[vote] ?? 0) * SECOND,
      size: 1,
    })),
    truth: (memberId, commentId) => (said[memberId * width + commentId] === wanted + 2 ? 'genuine' : 'pass'),
    barrier: (memberId, commentId) =>
      authors[commentId] === memberId ? 'own' : said[memberId * width + commentId] === 0 ? 'cannot' : null,
    judged: new Uint8Array(width).fill(1),
    appeal,
  };
}

/** People × comments: 0 no vote, otherwise the vote and 2. */
function saidBy({ votes, people }: VotedConversation, idOf: Int32Array): Uint8Array {
  const said = new Uint8Array(people * idOf.length);
  for (const [i, person] of votes.person.entries())
    said[person * idOf.length + (idOf[votes.comment[i] ?? 0] ?? 0)] = (votes.vote[i] ?? 0) + 2;
  return said;
}

function appealOf({ votes }: VotedConversation, idOf: Int32Array, wanted: number): Float64Array {
  const genuine = new Float64Array(idOf.length);
  const all = new Float64Array(idOf.length);
  for (const [i, comment] of votes.comment.entries()) {
    const id = idOf[comment] ?? 0;
    all[id] = (all[id] ?? 0) + 1;
    if (votes.vote[i] === wanted) genuine[id] = (genuine[id] ?? 0) + 1;
  }
  return genuine.map((count, id) => count / Math.max(1, all[id] ?? 0));
}
