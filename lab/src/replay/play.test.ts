import { describe, expect, it, vi } from 'vitest';
import type { Act, Plan } from './plan.ts';
import { play } from './play.ts';

const act = (kind: Act['kind'], at: number, member: number, comment = 0): Act => ({
  kind,
  at,
  member,
  comment,
});
const planOf = (...acts: Act[]): Plan => ({ members: [], comments: [], acts });
const text = ({ kind, member, comment }: Act): string => `${member} ${kind} ${comment}`;

/** Sends that are answered when the test says so. */
function manual() {
  const sent: string[] = [];
  const replies: ((ok: boolean) => void)[] = [];
  const send = (one: Act, done: (ok: boolean) => void): void => {
    sent.push(text(one));
    replies.push(done);
  };
  return { sent, send, reply: (ok = true) => replies.shift()?.(ok) };
}

describe('play', () => {
  it('holds votes back until their comment exists, and lets other members go ahead', async () => {
    const { sent, send, reply } = manual();
    const plan = planOf(
      act('comment', 1, 0, 0),
      act('echo', 2, 1, 0),
      act('comment', 3, 2, 1),
      act('pass', 4, 1, 1),
    );
    const played = play(plan, { connections: 9, send });
    expect(sent).toEqual(['0 comment 0', '2 comment 1']);
    reply();
    expect(sent.slice(2)).toEqual(['1 echo 0']);
    reply();
    expect(sent).toHaveLength(3);
    reply();
    expect(sent.slice(3)).toEqual(['1 pass 1']);
    reply();
    expect(await played).toEqual({ done: 4, errors: 0 });
  });

  it('counts votes on a comment that could not be made as errors, and still ends', async () => {
    const { send, reply } = manual();
    const plan = planOf(act('comment', 1, 0), act('echo', 2, 1), act('echo', 3, 2), act('pass', 4, 1));
    const played = play(plan, { connections: 9, send });
    reply(false);
    expect(await played).toEqual({ done: 0, errors: 4 });
  });

  it('goes on with a member whose act was refused', async () => {
    const { sent, send, reply } = manual();
    const plan = planOf(act('comment', 1, 0), act('echo', 2, 1), act('pass', 3, 1));
    const played = play(plan, { connections: 1, send });
    reply();
    reply(false);
    reply();
    expect(sent).toEqual(['0 comment 0', '1 echo 0', '1 pass 0']);
    expect(await played).toEqual({ done: 2, errors: 1 });
  });

  it('waits until an act is due', async () => {
    vi.useFakeTimers({ now: 0 });
    const { sent, send, reply } = manual();
    const dueIn = (at: number): number => at * 1_000 - Date.now();
    const played = play(planOf(act('comment', 0, 0), act('comment', 50 * 86_400, 1, 1)), {
      connections: 9,
      send,
      dueIn,
    });
    reply();
    await vi.advanceTimersByTimeAsync(50 * 86_400_000 - 1);
    expect(sent).toEqual(['0 comment 0']);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['0 comment 0', '1 comment 1']);
    reply();
    expect(await played).toEqual({ done: 2, errors: 0 });
    vi.useRealTimers();
  });

  it('ends at once when there is nothing to play', async () => {
    expect(await play(planOf(), { connections: 1, send: manual().send })).toEqual({ done: 0, errors: 0 });
  });
});
