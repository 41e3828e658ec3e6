import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';

import { type BackHold, createBackHold } from './back-hold.ts';

let hold: BackHold;
/** The names of sheets that were asked to close. */
let asked: string[];
/** Opens a sheet that closes when it is asked, unless it is one that stays. */
function open(name: string, { stays = false } = {}): () => void {
  const gone = hold.open(() => {
    asked.push(name);
    if (!stays) gone();
  });
  return gone;
}

beforeEach(() => {
  vi.useFakeTimers();
  hold = createBackHold();
  asked = [];
});
afterEach(() => vi.useRealTimers());

describe('a page holds the way back', () => {
  it('once, while any sheet is open, and each time by another number', () => {
    expect(hold.turn.value).toBe(0);
    const first = open('a');
    const second = open('b');
    expect(hold.turn.value).toBe(1);
    first();
    expect(hold.turn.value).toBe(1);
    second();
    expect(hold.turn.value).toBe(0);
    open('c');
    expect(hold.turn.value).toBe(2);
  });

  it('no longer while it is out of view', () => {
    open('a');
    hold.inView(false);
    expect(hold.turn.value).toBe(0);
    hold.inView(true);
    expect(hold.turn.value).toBe(2);
  });
});

describe('a step back', () => {
  it('closes the uppermost sheet, and holds anew for the one below after it has let go', async () => {
    open('below');
    open('above');
    hold.hidden(1);
    expect(asked).toEqual(['above']);
    expect(hold.turn.value).toBe(0);
    await nextTick();
    expect(hold.turn.value).toBe(2);
  });

  it('is held anew when the sheet stays', async () => {
    open('busy', { stays: true });
    hold.hidden(1);
    expect(hold.turn.value).toBe(0);
    await nextTick();
    expect(hold.turn.value).toBe(2);
  });

  it('is told apart from a hold that the page ended by itself', async () => {
    const gone = open('a');
    gone();
    open('b');
    hold.hidden(1);
    hold.hidden(0);
    await nextTick();
    expect(asked).toEqual([]);
    expect(hold.turn.value).toBe(2);
  });
});

describe('before another page opens', () => {
  it('the way back is let go, and WeChat says that it was', async () => {
    open('a');
    const left = hold.leave();
    expect(hold.turn.value).toBe(0);
    hold.released();
    await left;
    hold.inView(true);
    expect(hold.turn.value).toBe(2);
  });

  it('nobody waits long for a WeChat that says nothing', async () => {
    open('a');
    const left = hold.leave();
    await vi.advanceTimersByTimeAsync(100);
    await expect(left).resolves.toBeUndefined();
  });

  it('nobody waits where nothing is held', async () => {
    await expect(hold.leave()).resolves.toBeUndefined();
  });
});
