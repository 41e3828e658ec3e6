import type { operations, ReplyOf } from '@huixiang/contract';

import type { MessageKey } from '../language/language.ts';

type Portrait = ReplyOf<typeof operations.getPortrait>;
type Facet = keyof Portrait;

interface FacetRow {
  readonly kind: string;
  /** What the kind is called. */
  readonly name: MessageKey;
  readonly atLeast: number;
  /** Percent of the largest kind beside it. */
  readonly share: number;
}

/** The lists of a portrait in which there is something to show: ages as they follow each other, of the others the largest first. */
export function portraitFacets(portrait: Portrait): { facet: Facet; rows: FacetRow[] }[] {
  const { ageBand, gender, province, channel } = portrait;
  const unsaid = 'reached.unsaid';
  const named = {
    ageBand: ageBand.map((row) => ({
      ...row,
      name: row.kind === 'unknown' ? unsaid : (`profile.age.${row.kind}` as const),
    })),
    gender: gender.map((row) => ({
      ...row,
      name: row.kind === 'unknown' ? unsaid : (`profile.gender.${row.kind}` as const),
    })),
    province: province.map((row) => ({
      ...row,
      name: row.kind === 'unknown' ? unsaid : (`place.${row.kind}` as const),
    })),
    channel: channel.map((row) => ({ ...row, name: `channel.${row.kind}` as const })),
  } satisfies Record<Facet, readonly Omit<FacetRow, 'share'>[]>;
  return (['ageBand', 'gender', 'province', 'channel'] as const)
    .map((facet) => ({ facet, rows: shared(named[facet], facet !== 'ageBand') }))
    .filter(({ rows }) => rows.length > 0);
}

function shared(rows: readonly Omit<FacetRow, 'share'>[], largestFirst: boolean): FacetRow[] {
  const most = Math.max(...rows.map(({ atLeast }) => atLeast));
  const all = rows.map((row) => ({ ...row, share: Math.round((row.atLeast / most) * 100) }));
  return largestFirst ? all.sort((a, b) => b.atLeast - a.atLeast) : all;
}
