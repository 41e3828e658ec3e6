import type { OpenerWords } from '@huixiang/contract/messages/openers.zh-CN';
import type { Pool } from '@huixiang/postgres';
import { shapeOf, type OpenerShape } from '@huixiang/text';
import { HuixiangError } from '../errors.ts';
import type { Bus } from '../live/bus.ts';
import { DEFAULT_OPENERS_VERSION, defaultOpeners, type DefaultOpener } from './default-openers.ts';
import { loadOpeners, type OpenerRow } from './openers.store.ts';

/** An opener of a space, ready to be shown and to be compared with texts. */
export interface SpaceOpener {
  readonly id: number;
  readonly version: number;
  readonly zh: OpenerWords;
  readonly en: OpenerWords;
  readonly hidden: boolean;
  /** Worded by staff of the space. */
  readonly own: boolean;
  readonly shapes: readonly OpenerShape[];
}

/** The openers of spaces, kept in memory: every comment is compared with them. */
export interface OpenerBook {
  /** @throws HuixiangError HX_NOT_FOUND when there is no such space */
  of(spaceId: number): Promise<readonly SpaceOpener[]>;
  /** They changed: tell every process. */
  changed(spaceId: number): void;
}

const SPACES_MAX = 2_000;
/** A message about a change that was lost matters no longer than this. */
const FRESH_MS = 60_000;

export function createOpenerBook({
  pool,
  bus,
  now,
}: {
  pool: Pool;
  bus: Bus;
  now: () => number;
}): OpenerBook {
  const known = new Map<number, { readonly at: number; readonly openers: readonly SpaceOpener[] }>();
  /** How often something was forgotten: what was asked for before and comes after is not kept. */
  let forgotten = 0;
  const forget = (spaceId: number): void => {
    known.delete(spaceId);
    forgotten += 1;
  };
  const forgetAll = (): void => {
    known.clear();
    forgotten += 1;
  };
  bus.subscribe((message) => {
    if (message.kind === 'openers') forget(message.spaceId);
  }, forgetAll);
  return {
    async of(spaceId) {
      const found = known.get(spaceId);
      if (found !== undefined && now() - found.at < FRESH_MS) return found.openers;
      const before = forgotten;
      const rows = await loadOpeners(pool, [spaceId]);
      const [first] = rows;
      if (first === undefined) throw new HuixiangError('HX_NOT_FOUND');
      const openers = combine(defaultOpeners(first.kind), rows);
      if (known.size >= SPACES_MAX) known.clear();
      if (before === forgotten) known.set(spaceId, { at: now(), openers });
      return openers;
    },
    changed(spaceId) {
      forget(spaceId);
      bus.publish({ kind: 'openers', spaceId });
    },
  };
}

/** What came with the kind of space, as staff changed it, then what they added. */
function combine(defaults: readonly DefaultOpener[], rows: readonly OpenerRow[]): SpaceOpener[] {
  const changed = new Map(rows.map((row) => [row.opener_id, row]));
  const kept = defaults.map((opener) => present(opener.id, changed.get(opener.id), opener));
  const added = rows.filter((row) => defaults.every(({ id }) => id !== row.opener_id));
  return [...kept, ...added.flatMap((row) => (row.opener_id === null ? [] : [present(row.opener_id, row)]))];
}

function present(id: number, row: OpenerRow | undefined, origin?: DefaultOpener): SpaceOpener {
  const hidden = row?.hidden ?? false;
  if (row?.template === undefined || row.template === null) {
    const { zh, en } = origin ?? { zh: { template: '', hint: '' }, en: { template: '', hint: '' } };
    const shapes = [shapeOf(zh.template), shapeOf(en.template)];
    return { id, version: DEFAULT_OPENERS_VERSION, zh, en, hidden, own: false, shapes };
  }
  const words = { template: row.template, hint: row.hint ?? '' };
  const shapes = [shapeOf(words.template)];
  return { id, version: row.version ?? 1, zh: words, en: words, hidden, own: true, shapes };
}
