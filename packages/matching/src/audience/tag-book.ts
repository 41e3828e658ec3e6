import type { BlockPool } from './block-pool.ts';
import { PostingList } from './posting-list.ts';
import { TAG_NUMBER_MAX } from './record.ts';

/** The tags in use by name, each with its number and the members who have it with a weight above 0. */
export class TagBook {
  private readonly numbers = new Map<string, number>();
  private readonly names: (string | undefined)[] = [];
  private readonly lists: (PostingList | undefined)[] = [];
  private readonly holders: number[] = [];
  private readonly free: number[] = [];
  private readonly pool: BlockPool;

  constructor(pool: BlockPool) {
    this.pool = pool;
  }

  get bytes(): number {
    return this.lists.reduce((sum, list) => sum + (list?.bytes ?? 0), 0);
  }

  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }

  /** The list of a number in use, undefined for others. */
  listOf(number: number): PostingList | undefined {
    return this.lists[number];
  }

  /** Number of the tag, with one holder more, undefined when the book is full. */
  hold(name: string): number | undefined {
    const number = this.numbers.get(name) ?? this.enter(name);
    if (number !== undefined) this.holders[number] = (this.holders[number] ?? 0) + 1;
    return number;
  }

  /** One holder less; the last one gives the number free. */
  release(number: number): void {
    const left = (this.holders[number] ?? 0) - 1;
    this.holders[number] = left;
    if (left > 0) return;
    this.numbers.delete(this.nameOf(number));
    this.names[number] = undefined;
    this.lists[number]?.clear();
    this.lists[number] = undefined;
    this.free.push(number);
  }

  private enter(name: string): number | undefined {
    const number = this.free.pop() ?? this.numbers.size + 1;
    if (number > TAG_NUMBER_MAX) return undefined;
    this.numbers.set(name, number);
    this.names[number] = name;
    this.lists[number] = new PostingList(this.pool);
    this.holders[number] = 0;
    return number;
  }
}
