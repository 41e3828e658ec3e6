import {
  ageBands,
  entryChannels,
  genders,
  limits,
  provinceCodes,
  type AgeBand,
  type EntryChannel,
  type Gender,
  type operations,
  type ProvinceCode,
  type ReplyOf,
} from '@huixiang/contract';
import { tellKinds, wholePortions, type ToldKind } from '@huixiang/insight';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadChannels, loadHearers, loadTraits } from './portrait.store.ts';

type Portrait = ReplyOf<typeof operations.getPortrait>;

/** More people than this make the same picture. */
const PEOPLE_MAX = 10_000;

/** What is known of one person; null: unknown. */
interface Person {
  readonly ageBand: AgeBand | null;
  readonly gender: Gender | null;
  readonly province: ProvinceCode | null;
  readonly channel: EntryChannel | null;
}

/**
 * What kinds of people a comment reached, for its author alone. Reached are those whom `heardBy` of its growth counts: it
 * was on their screen, dealt or not, whatever they answered, or they echoed it. Of these are counted those who agree to
 * portraits at this moment and have not said that they are minors: by the age band, gender and region that they gave, and by
 * the door of WeChat through which they came into the app when they signed in last, which need not be how they came to this
 * comment. Counted in whole portions of `limits.peopleFloor` people and rounded down to it; smaller kinds are left out (see
 * `tellKinds`).
 * @throws HuixiangError HX_NOT_FOUND, HX_FORBIDDEN
 */
export async function getPortrait(
  context: Pick<Context, 'pool' | 'standing'>,
  { spaceId, commentId, memberId }: { spaceId: number; commentId: number; memberId: number },
): Promise<Portrait> {
  const comment = await loadCommentRow(context, spaceId, commentId);
  if (comment.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
  if (comment.author_id !== memberId) throw new HuixiangError('HX_FORBIDDEN');
  const hearers = await loadHearers(context.pool, [spaceId, commentId, PEOPLE_MAX]);
  const people = wholePortions(
    await describe(
      context,
      hearers.map((row) => row.member_id),
    ),
    limits.peopleFloor,
  );
  return {
    ageBand: divide(ageBands, people, (person) => person.ageBand),
    gender: divide(genders, people, (person) => person.gender),
    province: divide(provinceCodes, people, (person) => person.province),
    channel: divide(entryChannels, people, (person) => person.channel),
  };
}

/** Those who may be counted, in the order given. */
async function describe(
  { pool, standing }: Pick<Context, 'pool' | 'standing'>,
  memberIds: readonly number[],
): Promise<Person[]> {
  const grown = memberIds.filter((id) => !standing.isYoung(id));
  const traits = new Map((await loadTraits(pool, [grown])).map((row) => [row.member_id, row]));
  const counted = grown.filter((id) => traits.has(id));
  const channels = new Map((await loadChannels(pool, [counted])).map((row) => [row.member_id, row.channel]));
  return counted.map((id) => {
    const { age_band: ageBand = null, gender = null, region = null } = traits.get(id) ?? {};
    const province = provinceCodes.find((code) => region?.startsWith(code)) ?? null;
    return { ageBand, gender, province, channel: channels.get(id) ?? null };
  });
}

function divide<Kind extends string>(
  known: readonly Kind[],
  people: readonly Person[],
  kindOf: (person: Person) => Kind | null,
): ToldKind<Kind | 'unknown'>[] {
  const counts = new Map<Kind | 'unknown', number>([...known, 'unknown' as const].map((kind) => [kind, 0]));
  for (const person of people) {
    const kind = kindOf(person) ?? 'unknown';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...tellKinds(counts, limits.peopleFloor)];
}
