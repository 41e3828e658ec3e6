import { readonly, ref } from 'vue';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

const showMs = 4_000;
const visible = ref<Toast[]>([]);
let lastId = 0;

/** The short notes on screen, oldest first. */
export const toasts = readonly(visible);

/**
 * Shows a short note for a few seconds; screen readers hear it without losing their place. Said again while it is on screen
 * it stays there once, for as long anew.
 */
export function showToast(tone: Toast['tone'], text: string): void {
  lastId += 1;
  const id = lastId;
  const others = visible.value.filter((toast) => toast.tone !== tone || toast.text !== text);
  visible.value = [...others.slice(-2), { id, tone, text }];
  setTimeout(() => (visible.value = visible.value.filter((toast) => toast.id !== id)), showMs);
}
