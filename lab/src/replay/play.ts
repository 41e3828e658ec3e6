import type { Act, Plan } from './plan.ts';

export interface Played {
  /** Acts that the server acknowledged. */
  readonly done: number;
  /** Acts that were refused, failed, or could not be tried because their comment was not made. */
  readonly errors: number;
}

export interface PlayOptions {
  /** Most acts under way at once. */
  readonly connections: number;
  /** Carry out one act and call back once, with whether it was acknowledged; never before returning. */
  readonly send: (act: Act, done: (ok: boolean) => void) => void;
  /** Milliseconds until an act of this time (Unix seconds) is due; 0 or less: now. Default: always now. */
  readonly dueIn?: (at: number) => number;
}

/**
 * Play all acts in the order of time, several at once: an act starts when it is due, the member's act before it was
 * acknowledged, and its comment exists. Members do not wait for each other.
 */
export function play(plan: Plan, options: PlayOptions): Promise<Played> {
  return new Promise((resolve) => new Player(plan, options, resolve).pump());
}

/** Node's timers fire at once when set for longer than 24 days. */
const LONGEST_ALARM_MS = 3_600_000;

class Player {
  readonly #plan: Plan;
  readonly #options: PlayOptions;
  readonly #finish: (played: Played) => void;
  /** Acts of a member that wait for the member's act before them; absent: the member is free. */
  readonly #lines: (Act[] | undefined)[] = [];
  readonly #comments: ('there' | 'failed' | undefined)[] = [];
  /** Acts that wait for their comment, by comment. */
  readonly #waiting = new Map<number, Act[]>();
  /** Acts that waited and may start now. */
  readonly #ready: Act[] = [];
  #next = 0;
  #underWay = 0;
  #done = 0;
  #errors = 0;
  #alarm: NodeJS.Timeout | undefined;

  constructor(plan: Plan, options: PlayOptions, finish: (played: Played) => void) {
    this.#plan = plan;
    this.#options = options;
    this.#finish = finish;
  }

  pump(): void {
    while (this.#underWay < this.#options.connections) {
      const act = this.#ready.shift() ?? this.#readOn();
      if (act === undefined) break;
      this.#start(act);
    }
    if (this.#done + this.#errors === this.#plan.acts.length)
      this.#finish({ done: this.#done, errors: this.#errors });
  }

  /** The next act of the plan that may start at once; those that must wait are put in their lines on the way. */
  #readOn(): Act | undefined {
    for (let act = this.#plan.acts[this.#next]; act !== undefined; act = this.#plan.acts[this.#next]) {
      const wait = this.#options.dueIn?.(act.at) ?? 0;
      if (wait > 0) {
        this.#wakeIn(wait);
        return undefined;
      }
      this.#next += 1;
      const line = this.#lines[act.member];
      if (line !== undefined) line.push(act);
      else {
        this.#lines[act.member] = [];
        if (this.#mayStart(act)) return act;
      }
    }
    return undefined;
  }

  #wakeIn(ms: number): void {
    if (this.#alarm !== undefined) return;
    this.#alarm = setTimeout(
      () => {
        this.#alarm = undefined;
        this.pump();
      },
      Math.min(ms, LONGEST_ALARM_MS),
    );
  }

  /** Whether the comment is there; if not yet, the act waits for it, and if never, the act has failed. */
  #mayStart(act: Act): boolean {
    if (act.kind === 'comment' || this.#comments[act.comment] === 'there') return true;
    if (this.#comments[act.comment] === 'failed') {
      this.#settle(act, false);
      return false;
    }
    const waiting = this.#waiting.get(act.comment);
    if (waiting === undefined) this.#waiting.set(act.comment, [act]);
    else waiting.push(act);
    return false;
  }

  #start(act: Act): void {
    this.#underWay += 1;
    this.#options.send(act, (ok) => {
      this.#underWay -= 1;
      if (act.kind === 'comment') this.#open(act.comment, ok);
      this.#settle(act, ok);
      this.pump();
    });
  }

  #open(comment: number, ok: boolean): void {
    this.#comments[comment] = ok ? 'there' : 'failed';
    const waiting = this.#waiting.get(comment) ?? [];
    this.#waiting.delete(comment);
    for (const act of waiting) {
      if (ok) this.#ready.push(act);
      else this.#settle(act, false);
    }
  }

  /** An act is over: the member's next one moves up. */
  #settle(act: Act, ok: boolean): void {
    if (ok) this.#done += 1;
    else this.#errors += 1;
    const next = this.#lines[act.member]?.shift();
    if (next === undefined) this.#lines[act.member] = undefined;
    else if (this.#mayStart(next)) this.#ready.push(next);
  }
}
