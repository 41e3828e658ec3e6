type Fail = (name: string, problem: string) => Error;

/** Reads the fields of a body or query; what is missing or of another type throws the error that `fail` makes. */
export class Fields {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #fail: Fail;

  constructor(record: Readonly<Record<string, unknown>>, fail: Fail) {
    this.#record = record;
    this.#fail = fail;
  }

  has(name: string): boolean {
    const value = this.#record[name];
    return value !== undefined && value !== null && value !== '';
  }

  names(): string[] {
    return Object.keys(this.#record);
  }

  raw(name: string): unknown {
    return this.#record[name];
  }

  /** A text; a number counts as its digits, because forms and queries know only text. */
  text(name: string): string {
    const value = this.#record[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
    throw this.#fail(name, 'is missing or no text');
  }

  textOr<T>(name: string, fallback: T): string | T {
    return this.has(name) ? this.text(name) : fallback;
  }

  /** An integer that a number holds exactly. */
  integer(name: string): number {
    const value = Number(this.text(name));
    if (Number.isSafeInteger(value)) return value;
    throw this.#fail(name, 'is no integer');
  }

  integerOr<T>(name: string, fallback: T): number | T {
    return this.has(name) ? this.integer(name) : fallback;
  }

  /** An integer of any size as its decimal digits. */
  digits(name: string): string {
    const value = this.text(name);
    if (/^\d+$/.test(value)) return value;
    throw this.#fail(name, 'is no integer');
  }

  /** true, 1, "1", "true" and "on" are true; what is absent is `fallback`. */
  flag(name: string, fallback = false): boolean {
    if (!this.has(name)) return fallback;
    return [true, 1, '1', 'true', 'on'].includes(this.#record[name] as string | number | boolean);
  }

  list(name: string): readonly unknown[] {
    const value = this.#record[name];
    if (Array.isArray(value)) return value as unknown[];
    throw this.#fail(name, 'is no list');
  }

  listOr(name: string): readonly unknown[] {
    return this.has(name) ? this.list(name) : [];
  }

  texts(name: string): string[] {
    return this.listOr(name).map((one) => {
      if (typeof one === 'string') return one;
      throw this.#fail(name, 'has something that is no text');
    });
  }

  record(name: string): Fields {
    return this.wrap(name, this.#record[name]);
  }

  records(name: string): Fields[] {
    return this.list(name).map((one) => this.wrap(name, one));
  }

  /** One of `allowed`. */
  choice<const T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.text(name);
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    throw this.#fail(name, `is none of ${allowed.join(', ')}`);
  }

  private wrap(name: string, value: unknown): Fields {
    if (isRecord(value)) return new Fields(value, this.#fail);
    throw this.#fail(name, 'is no object');
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
