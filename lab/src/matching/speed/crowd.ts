import type { AudienceMember, AudienceQuestion, TagWeight } from '@huixiang/matching';
import { below, weighted, type Random } from '../random.ts';

/** Tags of the space, the n-th used 1/n as often as the first. */
const TAGS = 1_000;
const TAGS_MAX = 8;
/** Provinces, cities of each, and how uneven they are. */
const PROVINCES = 31;
const CITIES = 12;
/** Wanted for a comment. */
export const LISTENERS = 20;
const WEEK_MS = 7 * 24 * 3_600_000;
const CHINESE = 1;
const ENGLISH = 2;
/** Monday 00:00 in China. */
const MONDAY = Date.UTC(2026, 9, 4, 16);

const drawTag = weighted(Array.from({ length: TAGS }, (_, i) => 1 / (i + 1)));
const drawPlace = weighted(Array.from({ length: PROVINCES * CITIES }, (_, i) => 1 / (i + 5)));
const tagNames = Array.from({ length: TAGS }, (_, i) => `标签${i}`);
const regions = Array.from({ length: PROVINCES * CITIES }, (_, i) => {
  return `${11 + (i % PROVINCES)}${String(1 + Math.floor(i / PROVINCES)).padStart(2, '0')}`;
});

function chance(random: Random, share: number): boolean {
  return random() < share;
}

function drawTags(random: Random, count: number, weightMin: number): TagWeight[] {
  const tags = new Map<string, number>();
  while (tags.size < count)
    tags.set(tagNames[drawTag(random)] as string, weightMin + random() * (1 - weightMin));
  return [...tags];
}

/** Six to sixteen hours of the day, around noon for some and the evening for most. */
function drawHours(random: Random): number {
  const first = chance(random, 0.3) ? 7 : 12;
  const length = 6 + below(random, 11);
  let hours = 0;
  for (let hour = first; hour < first + length; hour += 1) hours |= 1 << (hour % 24);
  return hours;
}

/** A member of a large Chinese pool, as they are on Monday 00:00; the same random numbers give the same person. */
export function drawMember(random: Random): AudienceMember {
  const weeklyBudget = 1 + below(random, 14);
  return {
    id: 1 + below(random, 0x100000000) + 0x100000000 * below(random, 0x1fffff),
    on: chance(random, 0.9),
    personalised: chance(random, 0.95),
    tags: drawTags(random, 1 + below(random, TAGS_MAX), 0.2).map(([tag, weight]) => {
      return [tag, chance(random, 0.1) ? -weight : weight];
    }),
    region: chance(random, 0.8) ? (regions[drawPlace(random)] as string) : null,
    languages: chance(random, 0.9) ? CHINESE : CHINESE | ENGLISH,
    activeHours: drawHours(random),
    quietFrom: 23,
    quietTo: 7,
    utcOffsetMinutes: chance(random, 0.97) ? 480 : 60 * (below(random, 24) - 11),
    acceptRate: 0.05 + 0.5 * random() * random(),
    fatigue: random() * random(),
    lastAskedAt: chance(random, 0.5) ? MONDAY - Math.floor(random() * 2 * WEEK_MS) : null,
    askedThatWeek: below(random, weeklyBudget + 1),
    weeklyBudget,
  };
}

/** A comment at any time of a week, that a hundredth of the pool has been dealt already. */
export function drawQuestion(random: Random): AudienceQuestion {
  const salt = below(random, 100);
  return {
    authorId: 1,
    tags: drawTags(random, 1 + below(random, 5), 0.1),
    region: chance(random, 0.7) ? (regions[drawPlace(random)] as string) : null,
    language: CHINESE,
    now: MONDAY + Math.floor(random() * WEEK_MS),
    count: LISTENERS,
    excludes: (memberId) => memberId % 100 === salt,
    random,
  };
}
