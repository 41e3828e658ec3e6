import type { PostingList } from './posting-list.ts';
import { provinceOf } from './region.ts';
import { FIT, nearness, type Criteria } from './score.ts';
import type { AudienceParts } from './search.ts';

/** What a weight of somebody's tag usually is, as long as their record has not been read. */
const USUAL_WEIGHT = 0.6;

/** People who have something in common with a comment. */
export interface Source {
  readonly list: PostingList;
  /** What having it adds to the fit of somebody, about, above 0. */
  readonly worth: number;
}

/** The lists of the comment's tags and region. */
export function sourcesOf(parts: AudienceParts, numbers: readonly number[], criteria: Criteria): Source[] {
  const sources: Source[] = [];
  for (const number of numbers) {
    const list = parts.tags.listOf(number);
    const weight = criteria.wanted[number] as number;
    if (list !== undefined) sources.push({ list, worth: FIT.tags * USUAL_WEIGHT * weight });
  }
  const { region } = criteria;
  if (region === 0) return sources;
  for (const [other, list] of parts.regions) {
    if (provinceOf(other) === provinceOf(region)) sources.push({ list, worth: nearness(other, region) });
  }
  return sources;
}

/**
 * Part the lists by whether all their members can be looked at closely. They share that many looks by worth; what short
 * lists leave over goes to longer ones.
 */
export function partByLength(
  sources: readonly Source[],
  looks: number,
): { readonly short: Source[]; readonly long: Source[] } {
  const short: Source[] = [];
  const long: Source[] = [];
  let left = looks;
  let worthLeft = sources.reduce((sum, { worth }) => sum + worth, 0);
  const byNeed = [...sources].sort((a, b) => a.list.length / a.worth - b.list.length / b.worth);
  for (const source of byNeed) {
    const fits = source.list.length <= (left * source.worth) / worthLeft;
    worthLeft -= source.worth;
    if (fits) left -= source.list.length;
    (fits ? short : long).push(source);
  }
  return { short, long };
}
