import type { PostingList } from './posting-list.ts';
import { provinceOf } from './record.ts';
import type { TagBook } from './tag-book.ts';

/** How much of the looking around goes to a region, beside the weight of a tag. */
const CITY = 0.5;
const PROVINCE = 0.25;

/** People who have something in common with a comment. */
export interface Source {
  readonly list: PostingList;
  /** Share of the looking around, relative to the other sources. */
  readonly weight: number;
}

/** What a comment is about, in the index's own numbers. */
export interface Subject {
  readonly tags: TagBook;
  readonly regions: ReadonlyMap<number, PostingList>;
  readonly numbers: readonly number[];
  /** Weight by tag number. */
  readonly wanted: Float32Array;
  /** 0 when unknown. */
  readonly region: number;
}

/** The lists to walk, those first that are short for their weight, so that what they do not use goes to the long ones. */
export function sourcesOf({ tags, regions, numbers, wanted, region }: Subject): Source[] {
  const sources: Source[] = [];
  for (const number of numbers) {
    const list = tags.listOf(number);
    if (list !== undefined) sources.push({ list, weight: wanted[number] as number });
  }
  if (region !== 0) {
    const near = [...regions].filter(([other]) => provinceOf(other) === provinceOf(region));
    for (const [other, list] of near) {
      sources.push({ list, weight: other === region ? CITY : PROVINCE / near.length });
    }
  }
  return sources.sort((a, b) => a.list.length / a.weight - b.list.length / b.weight);
}
