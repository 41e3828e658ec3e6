import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Region {
  readonly code: string;
  readonly name: string;
  /** The English name, then other spellings by which people look for it. */
  readonly latin: readonly string[];
}

export interface Province extends Region {
  readonly cities: readonly Region[];
}

const names = read<string>('china-regions.json');
const latinNames = read<readonly string[]>('latin-names.json');
const codes = Object.keys(names).sort();

/** Provinces of China and their cities, by code. */
export const provinces: readonly Province[] = codes
  .filter((code) => code.length === 2)
  .map((code) => ({
    ...region(code),
    cities: codes.filter((city) => city.length === 4 && city.startsWith(code)).map(region),
  }));

/** Whether a province or city of this code exists. */
export function isRegion(code: string): boolean {
  return Object.hasOwn(names, code);
}

function region(code: string): Region {
  return { code, name: names[code] ?? '', latin: latinNames[code] ?? [] };
}

function read<T>(file: string): Readonly<Record<string, T>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Readonly<Record<string, T>>;
}
