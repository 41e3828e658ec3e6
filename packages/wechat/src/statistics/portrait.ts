import { Type, type Static } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeNumeric, maybeNumber, MaybeText, maybeText, toList } from '../client/tolerant.ts';
import { compactRange } from './dates.ts';

/** The pages once named the count `access_source_visit_uv`; the wire says `value`. */
const Group = Type.Object({ name: MaybeText, value: MaybeNumeric, access_source_visit_uv: MaybeNumeric });

const Audience = Type.Object({
  province: ListOf(Group),
  city: ListOf(Group),
  genders: ListOf(Group),
  platforms: ListOf(Group),
  devices: ListOf(Group),
  ages: ListOf(Group),
});

const getUserPortrait = endpoint({
  path: '/datacube/getweanalysisappiduserportrait',
  repeatable: true,
  answer: Type.Object({
    ref_date: Type.String(),
    visit_uv_new: Type.Optional(Audience),
    visit_uv: Type.Optional(Audience),
  }),
});

/** How many visitors share a property. */
export interface AudienceGroup {
  readonly name: string;
  readonly visitors: number;
}

/** Visitors of the whole mini-program: WeChat tells nothing about those of one page, article or comment. */
export interface AudiencePortrait {
  readonly provinces: readonly AudienceGroup[];
  readonly cities: readonly AudienceGroup[];
  readonly genders: readonly AudienceGroup[];
  readonly platforms: readonly AudienceGroup[];
  readonly devices: readonly AudienceGroup[];
  /** Bands, such as `18-24岁`. */
  readonly ages: readonly AudienceGroup[];
}

/** Who visited on the 1, 7 or 30 days that end with `to` (`YYYY-MM-DD`, yesterday at the latest): those who came first, and all. */
export async function getAudiencePortrait(
  client: WechatClient,
  { to, days }: { to: string; days: 1 | 7 | 30 },
): Promise<{ newcomers: AudiencePortrait; all: AudiencePortrait }> {
  const answer = await client.call(getUserPortrait, { body: compactRange(to, days) });
  return { newcomers: readAudience(answer.visit_uv_new), all: readAudience(answer.visit_uv) };
}

function readAudience(audience: Static<typeof Audience> | undefined): AudiencePortrait {
  return {
    provinces: readGroups(audience?.province),
    cities: readGroups(audience?.city),
    genders: readGroups(audience?.genders),
    platforms: readGroups(audience?.platforms),
    devices: readGroups(audience?.devices),
    ages: readGroups(audience?.ages),
  };
}

function readGroups(groups: Static<typeof Audience>['province'] | undefined): AudienceGroup[] {
  return toList(groups).map((one) => ({
    name: maybeText(one.name) ?? '',
    visitors: maybeNumber(one.value) ?? maybeNumber(one.access_source_visit_uv) ?? 0,
  }));
}
