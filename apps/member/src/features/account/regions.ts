import type { operations, ReplyOf } from '@huixiang/contract';

import type { Language } from '../preferences/preferences.ts';

type Province = ReplyOf<typeof operations.listRegions>['provinces'][number];
type Region = Omit<Province, 'cities'>;

/** More than this nobody looks through. */
const FOUND_MAX = 30;

/** What a province or city is called in the reader's language. */
export function nameOf({ latin, name }: Region, language: Language): string {
  return language === 'en' ? (latin?.[0] ?? name) : name;
}

/** "广东省 · 深圳市", "广东省", or '' for no region or one that is not known. */
export function regionName(code: string | null, provinces: readonly Province[], language: Language): string {
  const province = provinces.find((one) => one.code === code?.slice(0, 2));
  if (province === undefined) return '';
  const city = province.cities.find((one) => one.code === code);
  return [province, ...(city === undefined ? [] : [city])].map((one) => nameOf(one, language)).join(' · ');
}

/**
 * Codes of the provinces, then of the cities, whose Chinese name has these words in it, or one of whose Latin names has a
 * word that begins so. Case, accents, blanks and apostrophes do not matter.
 */
export function findRegions(text: string, provinces: readonly Province[]): string[] {
  const sought = plain(text);
  if (sought === '') return [];
  const found = (region: Region): boolean =>
    region.name.includes(sought) || (region.latin ?? []).some((name) => beginsWith(name, sought));
  return [...provinces, ...provinces.flatMap(({ cities }) => cities)]
    .filter(found)
    .slice(0, FOUND_MAX)
    .map(({ code }) => code);
}

function beginsWith(name: string, sought: string): boolean {
  const words = name.split(' ');
  return words.some((_, at) => plain(words.slice(at).join('')).startsWith(sought));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\s'’·]|[\u0300-\u036F]/g, '');
}
