/**
 * What one probe sends, small enough to be handed to another process. `{n}` in headers and body stands for the number
 * of the request, in 12 digits, so that no two requests are alike; `{words}` in the body for 28 Chinese characters that
 * follow from it, so that no two texts are.
 */
export interface Traffic {
  readonly port: number;
  /** Method and path, such as `GET /api/spaces/1`; request n takes target n modulo their number. */
  readonly targets: readonly string[];
  /** Header lines beyond host, content-type and content-length, each with its line end. */
  readonly headers?: string;
  readonly body?: string;
  readonly members?: Members;
}

/** Signed-in members who take turns. */
export interface Members {
  /** File with one session token a line. */
  readonly file: string;
  /** How many of them, from the first line on; absent: all. */
  readonly count?: number;
  /** Network addresses that they come from, shared evenly; told to the server as a trusted proxy would. */
  readonly addresses: number;
}

const DIGITS = 12;
const WORDS = 28;
/** The common block of Chinese characters begins here; each takes three bytes. */
const FIRST_CHARACTER = 0x4e00;
const CHARACTERS = 0x4000;

/**
 * Gives the bytes of request n, one per character. Targets and members take turns such that no pair comes twice within
 * `targets × members` requests, and neighbouring requests are by different members.
 *
 * @param senders header lines of each member, from `senderLines`; empty for traffic without members
 */
export function requestMaker(traffic: Traffic, senders: readonly string[]): (n: number) => string {
  const { targets, headers = '', body } = traffic;
  const sample = (body ?? '').replaceAll('{n}', '0'.repeat(DIGITS)).replaceAll('{words}', wordsOf(0));
  const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(sample)}\r\n`;
  const type = body === undefined ? '' : 'content-type: application/json\r\n';
  const heads = targets.map((target) => `${target} HTTP/1.1\r\nhost: lab\r\n`);
  const tail = Buffer.from(`${headers}${type}${length}\r\n${body ?? ''}`)
    .toString('latin1')
    .split('{n}');
  const wordy = tail.some((part) => part.includes('{words}'));
  const period = senders.length === 0 ? 1 : leastCommonMultiple(heads.length, senders.length);
  return (n) => {
    const head = heads[n % heads.length] ?? '';
    const sender = senders.length === 0 ? '' : (senders[(n + Math.floor(n / period)) % senders.length] ?? '');
    const numbered = tail.length === 1 ? (tail[0] ?? '') : tail.join(String(n).padStart(DIGITS, '0'));
    return head + sender + (wordy ? numbered.replaceAll('{words}', bytesOf(wordsOf(n))) : numbered);
  };
}

/** Chinese characters drawn by a number. */
function wordsOf(n: number): string {
  let words = '';
  let state = Math.imul(n + 1, 0x9e3779b1);
  for (let i = 0; i < WORDS; i += 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + i;
    words += String.fromCharCode(FIRST_CHARACTER + ((state >>> 8) % CHARACTERS));
  }
  return words;
}

/** Bytes of UTF-8, one per character. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Header lines of each member: session, and the address that the proxy in front of a real server would add. */
export function senderLines(tokens: readonly string[], addresses: number): string[] {
  return tokens.map((token, index) => {
    const address = index % addresses;
    return `authorization: Bearer ${token}\r\nx-forwarded-for: 10.${address >> 16}.${(address >> 8) & 255}.${address & 255}\r\n`;
  });
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
