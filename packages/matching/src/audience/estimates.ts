import { noise } from './noise.ts';

/** Estimates are counted in grades of so many bits. */
const GRADE_BITS = 6;
const GRADES = 2 ** (16 - GRADE_BITS);
/** Lowest estimate that counts; the grade below is for those who are not to be found. */
export const ESTIMATE_MIN = 1 << GRADE_BITS;

/**
 * The first guess of very many members, and how many there are of each grade, by which the best are found without
 * comparing them. Who adds writes into the arrays, because a call for each would take longer than all the rest.
 */
export class Estimates {
  readonly slots: Uint32Array;
  /** 0, or from `ESTIMATE_MIN` to 65,535. */
  readonly values: Uint16Array;
  readonly grades = new Uint32Array(GRADES);
  count = 0;

  constructor(capacity: number) {
    this.slots = new Uint32Array(capacity);
    this.values = new Uint16Array(capacity);
  }

  /** How many more there is room for. */
  get room(): number {
    return this.slots.length - this.count;
  }

  clear(): void {
    this.count = 0;
    this.grades.fill(0);
  }

  /**
   * Write out the slots with the highest estimates, in the order in which they came. Of the last grade chance decides,
   * the same for all of it: exactly as many are taken as there is room for.
   * @returns how many there are, at most `wanted`
   */
  writeHighest(wanted: number, seed: number, into: Uint32Array, to: number): number {
    const { slots, values, grades, count } = this;
    let lowest = GRADES - 1;
    let left = wanted;
    for (; lowest > 0 && (grades[lowest] as number) <= left; lowest -= 1) left -= grades[lowest] as number;
    let equals = grades[lowest] as number;
    const least = Math.max(ESTIMATE_MIN, lowest * ESTIMATE_MIN);
    let written = 0;
    for (let i = 0; i < count; i += 1) {
      const value = values[i] as number;
      if (value < least) continue;
      if (value >>> GRADE_BITS === lowest) {
        const taken = noise(slots[i] as number, seed) * equals < left;
        equals -= 1;
        if (!taken) continue;
        left -= 1;
      }
      into[to + written] = slots[i] as number;
      written += 1;
    }
    return written;
  }
}

/** Grade of an estimate, its place among `grades`. */
export function gradeOf(value: number): number {
  return value >>> GRADE_BITS;
}
