import type { Act } from '@huixiang/client';
import type { Counts } from '@huixiang/contract';
import { reactive } from 'vue';

/** What the book needs to know of a comment. */
export interface Echoable {
  readonly id: number;
  readonly spaceId: number;
  readonly echoes: Counts;
}

/** How a comment's echo mark is to be drawn. */
export interface EchoView {
  readonly on: boolean;
  readonly count: number;
}

/**
 * Which comments the reader has echoed, as the server knows it and as the reader wishes it. The mark is drawn by the
 * wish at once; the server's answer replaces it, a refusal takes it back.
 */
export function echoBook(ports: { readonly send: (act: Act) => void }) {
  const known = reactive<Record<number, boolean>>({});
  const wished = reactive<Record<number, boolean>>({});
  /** The number of the last settlement of each comment. */
  const settledAs = new Map<number, number>();
  let settlements = 0;
  let reader = 0;
  /** When the server was asked something: for which reader, and after which settlement. */
  const asked = () => ({ reader, settlements });

  return {
    asked,
    /**
     * The server's word on which of these comments are echoed. What was settled after it was asked is newer.
     * @returns whether it is for whoever reads now
     */
    learn(ids: readonly number[], echoed: readonly number[], when = asked()): boolean {
      if (when.reader !== reader) return false;
      const set = new Set(echoed);
      for (const id of ids) if ((settledAs.get(id) ?? 0) <= when.settlements) known[id] = set.has(id);
      return true;
    },
    view(comment: Echoable): EchoView {
      const before = known[comment.id] ?? false;
      const on = wished[comment.id] ?? before;
      return { on, count: Math.max(0, comment.echoes.counted + Number(on) - Number(before)) };
    },
    /** A tap on the mark. */
    toggle(comment: Echoable, via?: string): void {
      const on = !(wished[comment.id] ?? known[comment.id] ?? false);
      wished[comment.id] = on;
      const target = { spaceId: comment.spaceId, commentId: comment.id };
      ports.send(
        on
          ? { type: 'echo', ...target, ...(via === undefined ? {} : { via }) }
          : { type: 'unecho', ...target },
      );
    },
    settled(commentId: number, echoed: boolean): void {
      known[commentId] = echoed;
      settledAs.set(commentId, (settlements += 1));
      delete wished[commentId];
    },
    refused(commentId: number): void {
      delete wished[commentId];
    },
    /** Another member reads on this device now. */
    forget(): void {
      reader += 1;
      for (const record of [known, wished]) for (const id of Object.keys(record)) delete record[Number(id)];
    },
  };
}
