import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Province {
  readonly code: string;
  readonly name: string;
  readonly cities: readonly { readonly code: string; readonly name: string }[];
}

const names = JSON.parse(readFileSync(join(import.meta.dirname, 'china-regions.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const codes = Object.keys(names).sort();

/** Provinces of China and their cities, by code. */
export const provinces: readonly Province[] = codes
  .filter((code) => code.length === 2)
  .map((code) => ({
    code,
    name: names[code] ?? '',
    cities: codes
      .filter((city) => city.length === 4 && city.startsWith(code))
      .map((city) => ({ code: city, name: names[city] ?? '' })),
  }));

/** Whether a province or city of this code exists. */
export function isRegion(code: string): boolean {
  return Object.hasOwn(names, code);
}
