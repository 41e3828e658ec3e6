import { computed, readonly, ref, watchEffect } from 'vue';

import { readChoice, writeChoice } from './stored-choice.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'hx-console-theme';
const choice = ref<ThemeChoice>('system');
const systemDark = ref(false);

/** What the person chose: follow the system, or always light or dark. */
export const themeChoice = readonly(choice);
/** What is shown. */
export const theme = computed<'light' | 'dark'>(() =>
  choice.value === 'system' ? (systemDark.value ? 'dark' : 'light') : choice.value,
);

export function setTheme(next: ThemeChoice): void {
  choice.value = next;
  writeChoice(storageKey, next);
}

/** Starts following the stored choice and the system; TDesign reads the `theme-mode` attribute of the root element. */
export function startTheme(): void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  systemDark.value = query.matches;
  query.addEventListener('change', (event) => (systemDark.value = event.matches));
  choice.value = readChoice(storageKey, themeChoices) ?? 'system';
  watchEffect(() => {
    document.documentElement.setAttribute('theme-mode', theme.value);
    document.documentElement.style.colorScheme = theme.value;
  });
}
