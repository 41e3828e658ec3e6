import { reactive, readonly } from 'vue';

export type ToastTone = 'calm' | 'bad';

/** How long a message stays: long enough to read twenty characters twice. */
const STAY_MS = 3_200;

const state = reactive<{ text: string; tone: ToastTone; serial: number }>({
  text: '',
  tone: 'calm',
  serial: 0,
});
let timer: ReturnType<typeof setTimeout> | undefined;

/** The one message on screen; empty text when there is none. */
export const toast = readonly(state);

/** Shows a message for a moment, in place of the one before. */
export function showToast(text: string, tone: ToastTone = 'calm'): void {
  if (timer !== undefined) clearTimeout(timer);
  Object.assign(state, { text, tone, serial: state.serial + 1 });
  timer = setTimeout(() => (state.text = ''), STAY_MS);
}
