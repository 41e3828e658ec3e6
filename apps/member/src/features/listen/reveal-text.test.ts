import { expect, it } from 'vitest';

import { revealOf } from './reveal-text.ts';

const echoes = (counted: number) => ({ raw: counted, counted, organic: 0 });

it('tells the first listener that they were the first, and everybody else the count', () => {
  expect(revealOf({ answer: 'echo', echoes: echoes(1) }).key).toBe('listen.revealFirst');
  expect(revealOf({ answer: 'echo', echoes: echoes(4) })).toEqual({ key: 'listen.revealEcho', n: 4 });
  expect(revealOf({ answer: 'pass', echoes: echoes(0) })).toEqual({ key: 'listen.revealPass', n: 0 });
  expect(revealOf({ answer: 'reply', echoes: echoes(2), waiting: true }).key).toBe('waiting.revealed');
  expect(revealOf({ answer: 'reply', echoes: echoes(2), waiting: false }).key).toBe('listen.revealReply');
  expect(revealOf({ answer: 'mute', echoes: echoes(3) }).key).toBe('listen.muted');
});
