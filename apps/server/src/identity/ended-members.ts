import { mac } from './session-token.ts';

/** What is remembered of a member who is gone: enough to refuse their sessions, too little to tell who it was. */
export function endedMark(memberId: number, secret: string): string {
  return mac(`ended.${memberId.toString(36)}`, secret);
}

/** Members known to be there, at most; looking one up costs a hash. */
const KNOWN_MAX = 50_000;

/** Members whose sessions ended because they are gone. While there are none, asking costs nothing. */
export class EndedMembers {
  readonly #secret: string;
  readonly #marks = new Set<string>();
  readonly #there = new Set<number>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  add(mark: string): void {
    this.#marks.add(mark);
    this.#there.clear();
  }

  has(memberId: number): boolean {
    if (this.#marks.size === 0 || this.#there.has(memberId)) return false;
    if (this.#marks.has(endedMark(memberId, this.#secret))) return true;
    if (this.#there.size >= KNOWN_MAX) this.#there.clear();
    this.#there.add(memberId);
    return false;
  }
}
