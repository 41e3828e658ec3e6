import { reactive } from 'vue';

import { deviceStore, type KeyValueStore } from '../../platform/storage.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const textScales = [1, 1.25, 1.5] as const;
export type TextScale = (typeof textScales)[number];

/** `auto` follows the phone. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Preferences {
  language: Language;
  textScale: TextScale;
  theme: Theme;
}

const KEY = 'preferences';

/** The nearest of our three sizes for WeChat's font setting in pixels (16 is its standard, 28 its largest). */
export function scaleForFontSetting(pixels: number | undefined): TextScale {
  if (pixels === undefined || pixels < 19) return 1;
  return pixels < 23 ? 1.25 : 1.5;
}

/** Stored choices where they are still valid, else the defaults: Chinese, and the size the phone is set to. */
export function loadPreferences(store: KeyValueStore, fontSetting?: number): Preferences {
  const stored: Partial<Preferences> = store.read<Partial<Preferences>>(KEY) ?? {};
  return {
    language: languages.find((one) => one === stored.language) ?? 'zh',
    textScale: textScales.find((one) => one === stored.textScale) ?? scaleForFontSetting(fontSetting),
    theme: themes.find((one) => one === stored.theme) ?? 'auto',
  };
}

export function savePreferences(store: KeyValueStore, preferences: Preferences): void {
  store.write(KEY, { ...preferences });
}

/** The choices of this device, shared by every page. Filled by `openPreferences` before the first page. */
export const preferences = reactive<Preferences>({ language: 'zh', textScale: 1, theme: 'auto' });

/** Reads the stored choices into `preferences`. */
export function openPreferences(fontSetting?: number): void {
  Object.assign(preferences, loadPreferences(deviceStore, fontSetting));
}

/** Changes a choice for good. */
export function choose(change: Partial<Preferences>): void {
  Object.assign(preferences, change);
  savePreferences(deviceStore, preferences);
}
