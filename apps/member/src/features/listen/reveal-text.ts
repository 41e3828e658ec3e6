import type { Answer, Counts } from '@huixiang/contract';

/** The message that follows an answer, with the count it shows. */
export interface Reveal {
  readonly key:
    | 'listen.revealFirst'
    | 'listen.revealEcho'
    | 'listen.revealReply'
    | 'listen.revealPass'
    | 'listen.muted'
    | 'report.sent'
    | 'waiting.revealed';
  readonly n: number;
}

/** What a listener learns after the answer: the count so far, and whether they were the first to echo. */
export function revealOf({
  answer,
  echoes,
  waiting = false,
}: {
  readonly answer: Answer;
  readonly echoes: Counts;
  readonly waiting?: boolean;
}): Reveal {
  const n = echoes.counted;
  if (answer === 'echo') return { key: n <= 1 ? 'listen.revealFirst' : 'listen.revealEcho', n };
  if (waiting) return { key: 'waiting.revealed', n };
  if (answer === 'reply') return { key: 'listen.revealReply', n };
  if (answer === 'mute') return { key: 'listen.muted', n };
  if (answer === 'report') return { key: 'report.sent', n };
  return { key: 'listen.revealPass', n };
}
