import { limits } from '@huixiang/contract';
import { reactive } from 'vue';

import type { KeyValueStore } from '../../platform/storage.ts';
import { measure } from '../../ui/measure-text.ts';
import { draftBook } from './drafts.ts';

export interface ComposerPorts<Target> {
  /** Where the draft of a text for this target is kept. */
  readonly place: (target: Target) => string;
  /** What the field holds when there is no draft; the old words when a comment is changed. */
  readonly initial: (target: Target) => string;
  /** Sends the text. The key stays the same for every try of the same text, so that the server acts once. */
  readonly deliver: (target: Target, text: string, idempotencyKey: string) => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  readonly store: KeyValueStore;
  readonly newKey: () => string;
}

interface ComposerState<Target> {
  open: boolean;
  target: Target | undefined;
  text: string;
  busy: boolean;
}

/** Writing a text: the draft survives leaving, a failed send keeps every word, a double tap sends once. */
export function useComposer<Target>(ports: ComposerPorts<Target>) {
  const drafts = draftBook(ports.store);
  const state = reactive({
    open: false,
    target: undefined,
    text: '',
    busy: false,
  }) as unknown as ComposerState<Target>;
  let key: string | undefined;

  return {
    state,
    write(target: Target): void {
      key = undefined;
      Object.assign(state, {
        target,
        open: true,
        text: drafts.read(ports.place(target)) || ports.initial(target),
      });
    },
    change(text: string): void {
      if (state.target === undefined || state.busy) return;
      key = undefined;
      state.text = text;
      drafts.keep(ports.place(state.target), text);
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
        await ports.deliver(target, text, key);
        drafts.forget(ports.place(target));
        Object.assign(state, { open: false, text: '' });
      } catch (error) {
        ports.onFailed(error);
      } finally {
        state.busy = false;
      }
    },
  };
}
