import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../data/polis.ts';
import { expectedEchoes } from './expected.ts';
import { type Act, type Plan, planReplay } from './plan.ts';
import { play } from './play.ts';

const id = fc.integer({ min: 0, max: 5 }).map(String);

/**
 * Any conversation, with everything that real data may hold: votes at equal times, changed votes, own votes, votes
 * before their comment, votes on comments that are not there, comments without author or text, repeated texts.
 */
const anyConversation: fc.Arbitrary<Conversation> = fc.record({
  name: fc.constant('any'),
  comments: fc.uniqueArray(
    fc.record({
      comment: id,
      author: fc.oneof(id, fc.constant('')),
      at: fc.integer({ min: 0, max: 9 }),
      text: fc.constantFrom('', 'yes', 'no', 'yes '),
    }),
    { selector: ({ comment }) => comment },
  ),
  votes: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 9 }),
      comment: id,
      voter: id,
      vote: fc.constantFrom(1 as const, 0 as const, -1 as const),
    }),
    { maxLength: 60 },
  ),
});

/** The rules of the product in their simplest form: who has a standing echo on which comment. */
class ModelServer {
  readonly #echoes: (Set<number> | undefined)[] = [];
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Whether the server would acknowledge the act. */
  accept({ kind, comment, member }: Act): boolean {
    if (kind === 'comment') {
      if (this.#echoes[comment] !== undefined) return false;
      this.#echoes[comment] = new Set();
      return true;
    }
    const standing = this.#echoes[comment];
    if (standing === undefined || this.#plan.comments[comment]?.author === member) return false;
    if (kind === 'echo') standing.add(member);
    else standing.delete(member);
    return true;
  }

  /** Echoes by id of the comment in the data. */
  counts(): Map<string, number> {
    return new Map(this.#plan.comments.map(({ source }, index) => [source, this.#echoes[index]?.size ?? -1]));
  }
}

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a], [b]) => a.localeCompare(b));

describe('a replay of any conversation', () => {
  it('ends with the expected counts when played one act after the other', () => {
    fc.assert(
      fc.property(anyConversation, (conversation) => {
        const plan = planReplay(conversation);
        const server = new ModelServer(plan);
        for (const act of plan.acts) expect(server.accept(act)).toBe(true);
        expect(sorted(server.counts())).toEqual(sorted(expectedEchoes(conversation)));
      }),
    );
  });

  it('ends with the same counts when replies come in any order, and never sends what must wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyConversation,
        fc.integer({ min: 1, max: 8 }),
        fc.infiniteStream(fc.nat(1_000)),
        async (conversation, connections, choices) => {
          const plan = planReplay(conversation);
          const server = new ModelServer(plan);
          const underWay: (() => void)[] = [];
          const busy = new Set<number>();
          const replyToOne = (): void => {
            const index = (choices.next().value ?? 0) % underWay.length;
            underWay.splice(index, 1)[0]?.();
          };
          const send = (act: Act, done: (ok: boolean) => void): void => {
            expect(busy.has(act.member)).toBe(false);
            busy.add(act.member);
            const ok = server.accept(act);
            underWay.push(() => {
              busy.delete(act.member);
              done(ok);
            });
            expect(underWay.length).toBeLessThanOrEqual(connections);
            queueMicrotask(replyToOne);
          };
          const played = await play(plan, { connections, send });
          expect(played).toEqual({ done: plan.acts.length, errors: 0 });
          expect(sorted(server.counts())).toEqual(sorted(expectedEchoes(conversation)));
        },
      ),
    );
  });
});
