import { Audience, type AudienceMember, type TagWeight } from '@huixiang/matching';
import type { Pool } from '@huixiang/postgres';
import { languageOf, type Language } from '../../topics/language.ts';
import { foldTerm, termsOf } from '../../topics/terms.ts';
import { loadAudience, loadRates, loadTagsOf, pageOfMembers, type AudienceRow } from './audience.store.ts';

/** Times a week that a listener is told, at most. */
export const NUDGES_A_WEEK = 5;
/** Members of one page; a statement takes some ten milliseconds. */
const PAGE = 5_000;
/** What is believed of somebody's answers before there are any: so many answers in so many looks. */
const PRIOR = { answers: 1, looks: 4 };
const INTEREST_WEIGHT = 1;

const LANGUAGE_BITS: Readonly<Record<Language, number>> = { zh: 1, en: 2, other: 0 };

/** The numbering of languages in the index: nothing is known of others. */
export function languageBit(language: Language): number {
  return LANGUAGE_BITS[language];
}

/** Everybody in a space who listens, as an index to look for fitting ones in. */
export interface SpaceAudience {
  readonly index: Audience;
  /** Tags of theirs that are no words of a text, one character say; they are sought in the text itself. */
  readonly needles: ReadonlySet<string>;
}

/** Read page by page: it may be a million. */
export async function readAudience(pool: Pool, spaceId: number): Promise<SpaceAudience> {
  const index = new Audience();
  const words: TagWords = new Map();
  let after = 0;
  for (;;) {
    const page = (await pageOfMembers(pool, [spaceId, after, PAGE])).map((row) => row.member_id);
    for (const member of await membersOf(pool, spaceId, page, words)) index.set(member);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last;
  }
  return {
    index,
    needles: new Set([...words].filter(([, found]) => found.length === 0).map(([tag]) => tag)),
  };
}

/** The words of each tag; members have many tags in common, and finding words takes time. */
type TagWords = Map<string, readonly string[]>;

async function membersOf(
  pool: Pool,
  spaceId: number,
  ids: readonly number[],
  words: TagWords,
): Promise<AudienceMember[]> {
  if (ids.length === 0) return [];
  const listeners = await loadAudience(pool, [ids]);
  const personalised = listeners.filter((row) => row.personalised).map((row) => row.member_id);
  const [tags, rates] = await Promise.all([
    loadTagsOf(pool, [spaceId, personalised]),
    loadRates(pool, [spaceId, personalised]),
  ]);
  const tagsOf = Map.groupBy(tags, (row) => row.member_id);
  const rateOf = new Map(
    rates.map((row) => [row.member_id, (row.answers + PRIOR.answers) / (row.looks + PRIOR.looks)]),
  );
  return listeners.map((row) => {
    const decided = (tagsOf.get(row.member_id) ?? []).map(
      ({ tag, weight }) => [foldTerm(tag), weight] as const,
    );
    const interests = row.interests.map((interest) => [foldTerm(interest), INTEREST_WEIGHT] as const);
    const tags = row.personalised ? spread([...new Map([...interests, ...decided])], words) : [];
    return memberOf(row, tags, rateOf.get(row.member_id));
  });
}

function memberOf(
  row: AudienceRow,
  tags: readonly TagWeight[],
  acceptRate = PRIOR.answers / PRIOR.looks,
): AudienceMember {
  const reads = row.interests.length === 0 ? 'other' : languageOf(row.interests.join(' '));
  return {
    id: row.member_id,
    on: true,
    personalised: row.personalised,
    tags,
    region: row.personalised ? row.region : null,
    languages: languageBit(reads),
    activeHours: row.active_hours,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    utcOffsetMinutes: row.utc_offset_minutes,
    acceptRate,
    fatigue: 0,
    lastAskedAt: row.recent?.at(-1) ?? null,
    askedThatWeek: row.recent?.length ?? 0,
    weeklyBudget: NUDGES_A_WEEK,
  };
}

/** Tags as they stand in texts: a tag of several words is found by each of them, a little. */
function spread(tags: readonly TagWeight[], words: TagWords): TagWeight[] {
  return tags.flatMap(([tag, weight]): TagWeight[] => {
    const found = words.get(tag) ?? termsOf(tag).map(({ term }) => term);
    words.set(tag, found);
    const others = found.filter((word) => word !== tag);
    return [[tag, weight], ...others.map((word): TagWeight => [word, weight / found.length])];
  });
}
