import { median } from '../metrics/coverage.ts';
import type { Row } from '../report/summary.ts';
import { inProcessOfItsOwn } from './in-process-of-its-own.ts';
import type { AudienceMeasured, CrowdOrder } from './measure-audience.ts';
import type { Times } from './measured.ts';

/** Comments judged by the scan, and for which it is timed: a scan takes a hundred times as long. */
const JUDGED = 60;
const OPEN = 5_000;

export interface SpeedWish {
  /** Sizes of the pool that are promised, measured in every round beside the plain scan. */
  readonly members: readonly number[];
  /** Sizes that are only printed: once, and without the scan. */
  readonly beyond: readonly number[];
  /** Comments for each round, and decks. */
  readonly comments: number;
  readonly rounds: number;
  readonly log: (message: string) => void;
}

type Figures = Readonly<Record<string, number>>;

/** Measure one thing after the other, each in a process of its own. One value for each round goes into a row. */
export async function runSpeed({ members, beyond, comments, rounds, log }: SpeedWish): Promise<Row[]> {
  const book = new Book();
  for (let seed = 1; seed <= rounds; seed += 1) {
    for (const size of members) {
      log(`round ${seed}: ${size} members`);
      await measureBoth(book, { seed, members: size, comments, judged: Math.min(JUDGED, comments) });
    }
    log(`round ${seed}: a deck from ${OPEN} open comments`);
    const times = await inProcessOfItsOwn<'deck'>({
      kind: 'deck',
      order: { seed, open: OPEN, decks: comments },
    });
    book.enter(`open=${OPEN}`, 'engine', timesAs('deck', times));
  }
  for (const size of beyond) {
    log(`${size} members, printed and not promised`);
    await measureEngine(book, { seed: 1, members: size, comments, judged: 0 });
  }
  return book.rows();
}

async function measureEngine(book: Book, order: CrowdOrder): Promise<AudienceMeasured> {
  const engine = await inProcessOfItsOwn<'audience'>({ kind: 'audience', order });
  book.enter(`members=${order.members}`, 'engine', {
    bytesPerMember: engine.residentBytes,
    ownBytesPerMember: engine.ownBytes,
    buildMs: engine.buildMs,
    ...timesAs('candidates', engine.times),
    filled: engine.filled,
  });
  return engine;
}

async function measureBoth(book: Book, order: CrowdOrder): Promise<void> {
  const engine = await measureEngine(book, order);
  const scan = await inProcessOfItsOwn<'scan'>({ kind: 'scan', order, chosen: engine.chosen });
  const setting = `members=${order.members}`;
  book.enter(setting, 'engine', {
    scoreOfBest: scan.scoreOfBest,
    rulesBroken: scan.rulesBroken,
    timesFasterP50: scan.times.runP50 / engine.times.runP50,
    timesFasterP99: scan.times.runP99 / engine.times.runP99,
    timesSmaller: scan.residentBytes / engine.residentBytes,
  });
  book.enter(setting, 'plain-scan', {
    bytesPerMember: scan.residentBytes,
    buildMs: scan.buildMs,
    ...timesAs('candidates', scan.times),
  });
}

function timesAs(name: string, { p50, p99, max, runP50, runP99 }: Times): Figures {
  return {
    [`${name}MsP50`]: p50,
    [`${name}MsP99`]: p99,
    [`${name}MsMax`]: max,
    [`${name}RunMsP50`]: runP50,
    [`${name}RunMsP99`]: runP99,
  };
}

/** Gathers the values of the rounds under their names, in the order in which they come. */
class Book {
  private readonly entries = new Map<
    string,
    { readonly head: Pick<Row, 'world' | 'setting' | 'policy' | 'metric'>; readonly values: number[] }
  >();

  enter(setting: string, policy: string, figures: Figures): void {
    for (const [metric, value] of Object.entries(figures)) {
      const key = `${setting} ${policy} ${metric}`;
      const entry = this.entries.get(key) ?? {
        head: { world: 'speed', setting, policy, metric },
        values: [],
      };
      entry.values.push(value);
      this.entries.set(key, entry);
    }
  }

  rows(): Row[] {
    return [...this.entries.values()].map(({ head, values }) => ({
      ...head,
      median: rounded(median(values)),
      min: rounded(Math.min(...values)),
      max: rounded(Math.max(...values)),
    }));
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
