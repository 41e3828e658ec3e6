import type { Row } from './summary.ts';

export type Cell = (value: number) => string;

const share: Cell = (value) => value.toFixed(3);

/** Columns of the tables by world: metric and how it is written. */
export const columnsOf: Readonly<Record<string, readonly (readonly [metric: string, cell: Cell])[]>> = {
  M1: [
    ['e1h', share],
    ['e24h', share],
    ['efficiency', share],
    ['acceptRate', share],
    ['cardsPerComment', (value) => value.toFixed(2)],
    ['exposureGini', share],
    ['ndcg20', share],
    ['zeroExposure', share],
    ['underTwoLooks', share],
    ['medianMinutes', (value) => value.toFixed(1)],
    ['cardsPerMemberDayMax', (value) => value.toFixed(0)],
    ['deckMsP99', share],
  ],
  M2: [
    ['e24h', share],
    ['ever', share],
    ['gapClosed', share],
    ['efficiency', share],
    ['acceptRate', share],
    ['cardsPerComment', (value) => value.toFixed(2)],
    ['exposureGini', share],
    ['zeroExposure', share],
    ['underTwoLooks', share],
    ['deckMsP99', share],
  ],
  M3: [
    ['e1h', share],
    ['e24h', share],
    ['spikeE1h', share],
    ['nightE24h', share],
    ['efficiency', share],
    ['acceptRate', share],
    ['cardsPerComment', (value) => value.toFixed(2)],
    ['spamCardsMean', (value) => value.toFixed(2)],
    ['spamCardsMax', (value) => value.toFixed(0)],
    ['spamLooksMax', (value) => value.toFixed(0)],
    ['passerCardsRatio', share],
    ['capBroken', (value) => value.toFixed(0)],
    ['quietBroken', (value) => value.toFixed(0)],
    ['muteBroken', (value) => value.toFixed(0)],
    ['underTwoLooks', share],
    ['deckMsP99', share],
  ],
};

export interface Table {
  readonly world: string;
  readonly setting: string;
  /** Header and one line for each policy; medians. */
  readonly lines: readonly (readonly string[])[];
}

/** One table for each world and setting, in the order of the rows. */
export function tablesOf(rows: readonly Row[]): Table[] {
  const places = [...new Map(rows.map((row) => [`${row.world} ${row.setting}`, row])).values()];
  return places.map(({ world, setting }) => {
    const own = rows.filter((row) => row.world === world && row.setting === setting);
    const columns = columnsOf[world] ?? [];
    const body = [...new Set(own.map(({ policy }) => policy))].map((policy) => [
      policy,
      ...columns.map(([metric, cell]) => {
        const row = own.find((one) => one.policy === policy && one.metric === metric);
        return row === undefined ? '-' : cell(row.median);
      }),
    ]);
    return { world, setting, lines: [['policy', ...columns.map(([metric]) => metric)], ...body] };
  });
}

/** The tables for a terminal: names to the left, figures to the right. */
export function plainText(tables: readonly Table[]): string {
  return tables
    .map(({ world, setting, lines }) => {
      const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
      const text = lines.map((line) =>
        line
          .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
          .join('  '),
      );
      return [`${world} ${setting}`, ...text].join('\n');
    })
    .join('\n\n');
}
