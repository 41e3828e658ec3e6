import { createRandom } from '../fuzz/random.ts';

export const MINI_APPID = 'wx00000000000000a1';
export const OFFICIAL_APPID = 'wx00000000000000b2';
/** When emulated worlds begin: an afternoon in Beijing. */
export const START = '2026-11-21T15:00:00+08:00';

/** Options of an emulator whose time stands still until a test moves it, and whose chance is the same in every run. */
export function emulatorOptions(): { now: () => number; random: () => number; newId: () => string } {
  const random = createRandom(20_261_121);
  let ids = 0;
  return {
    now: () => Date.parse(START),
    random: () => random.below(2 ** 31) / 2 ** 31,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
  };
}
