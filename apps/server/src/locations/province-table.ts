import type { ProvinceCode } from '@huixiang/contract';
import { BITS, parseAddress, type Address } from './parse-address.ts';
import { provinceCode } from './province-code.ts';

/** Networks and their provinces, ready to be asked. */
export interface ProvinceTable {
  readonly networks: number;
  /** The province of the smallest network that has the address; undefined: in none. */
  find(address: string): ProvinceCode | undefined;
}

interface Range {
  readonly from: bigint;
  readonly to: bigint;
  readonly code: ProvinceCode;
}

/**
 * Read a table of networks: a line for each, `network,province`, such as `1.2.0.0/16,51` or `2408:8000::/20,四川`; empty lines
 * and those after `#` are left out. Networks may lie inside each other.
 * @throws Error that names the first line that cannot be read
 */
export function readProvinceTable(text: string): ProvinceTable {
  const ranges: Record<Address['family'], Range[]> = { 4: [], 6: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.replace(/#.*$/, '').trim();
    if (content === '') continue;
    const read = readLine(content);
    if (read === undefined)
      throw new Error(`Line ${index + 1} of the table of provinces is not a network and a province`);
    ranges[read.family].push(read.range);
  }
  const flat = { 4: flatten(ranges[4]), 6: flatten(ranges[6]) };
  return {
    networks: ranges[4].length + ranges[6].length,
    find(address) {
      const parsed = parseAddress(address);
      return parsed === undefined ? undefined : search(flat[parsed.family], parsed.value);
    },
  };
}

function readLine(content: string): { family: Address['family']; range: Range } | undefined {
  const [network = '', province = ''] = content.split(',').map((part) => part.trim().replaceAll('"', ''));
  const [start = '', length] = network.split('/');
  const address = parseAddress(start);
  const code = provinceCode(province);
  if (address === undefined || code === undefined) return undefined;
  const bits = BITS[address.family];
  const prefix = length === undefined ? bits : Number(/^\d{1,3}$/.test(length) ? length : Number.NaN);
  if (!(prefix >= 0 && prefix <= bits)) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const from = (address.value / size) * size;
  return { family: address.family, range: { from, to: from + size - 1n, code } };
}

/** A place from which on, up to the next, addresses are in this province (undefined: in none that is known). */
interface Step {
  readonly from: bigint;
  readonly code: ProvinceCode | undefined;
}

/** Networks inside each other as steps beside each other, the smaller network deciding. Of two equal ones the later line does. */
function flatten(ranges: readonly Range[]): Step[] {
  const ordered = ranges
    .map((range, line) => ({ ...range, line }))
    .toSorted((a, b) => compare(a.from, b.from) || compare(b.to, a.to) || a.line - b.line);
  const steps: Step[] = [];
  const open: Range[] = [];
  const closeBefore = (from: bigint | undefined): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if (from !== undefined && last.to >= from) return;
      open.pop();
      put(steps, { from: last.to + 1n, code: open.at(-1)?.code });
    }
  };
  for (const range of ordered) {
    closeBefore(range.from);
    put(steps, range);
    open.push(range);
  }
  closeBefore(undefined);
  return steps;
}

function put(steps: Step[], { from, code }: Step): void {
  if (steps.at(-1)?.from === from) steps.pop();
  if (steps.at(-1)?.code !== code) steps.push({ from, code });
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function search(steps: readonly Step[], value: bigint): ProvinceCode | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.from ?? 0n) <= value) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.code;
}
