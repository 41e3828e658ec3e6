import { limits } from '@huixiang/contract';
import { reactive } from 'vue';

import type { KeyValueStore } from '../../platform/storage.ts';
import { measure } from '../../ui/measure-text.ts';
import { draftBook, type Opener } from '../acts/drafts.ts';

export interface ComposerPorts<Target> {
  /** Where the draft of a text for this target is kept. */
  readonly place: (target: Target) => string;
  /** What the field holds when there is no draft; the old words when a comment is changed. */
  readonly initial: (target: Target) => string;
  /** Sends the text. The key stays the same for every try of the same text, so that the server acts once. */
  readonly deliver: (
    target: Target,
    text: string,
    idempotencyKey: string,
    opener: Opener | undefined,
  ) => Promise<void>;
  /** @returns why it failed, to stand beside the text until it is changed */
  readonly onFailed: (error: unknown) => string;
  readonly store: KeyValueStore;
  readonly newKey: () => string;
}

interface ComposerState<Target> {
  open: boolean;
  target: Target | undefined;
  text: string;
  busy: boolean;
  /** Why the last sending failed. */
  problem: string;
}

/** Writing a text: the draft survives leaving, a failed send keeps every word, a double tap sends once. */
export function useComposer<Target>(ports: ComposerPorts<Target>) {
  const drafts = draftBook(ports.store);
  const state = reactive({
    open: false,
    target: undefined,
    text: '',
    busy: false,
    problem: '',
  }) as unknown as ComposerState<Target>;
  let key: string | undefined;
  let opener: Opener | undefined;

  function change(text: string): void {
    if (state.target === undefined || state.busy) return;
    key = undefined;
    Object.assign(state, { text, problem: '' });
    if (text.trim() === '') opener = undefined;
    drafts.keep(ports.place(state.target), text, opener);
  }

  return {
    state,
    write(target: Target): void {
      key = undefined;
      opener = drafts.opener(ports.place(target));
      Object.assign(state, {
        target,
        open: true,
        problem: '',
        text: drafts.read(ports.place(target)) || ports.initial(target),
      });
    },
    change,
    /** Begins with the words of an opener. */
    begin(text: string, chosen: Opener): void {
      opener = chosen;
      change(text);
    },
    close(): void {
      if (!state.busy) state.open = false;
    },
    async send(): Promise<void> {
      const { target, text } = state;
      const size = measure(text, limits.commentLength);
      if (target === undefined || state.busy || size.blank || size.over) return;
      state.busy = true;
      key ??= ports.newKey();
      try {
        await ports.deliver(target, text, key, opener);
        // Words that came back meanwhile stand below those that were sent.
        drafts.keep(ports.place(target), drafts.read(ports.place(target)).slice(text.length).trim());
        // Without a target nothing that the closing field still tells becomes a draft.
        Object.assign(state, { open: false, text: '', target: undefined });
      } catch (error) {
        state.problem = ports.onFailed(error);
      } finally {
        state.busy = false;
      }
    },
  };
}
