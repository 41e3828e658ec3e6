/** Fullest before it grows, and by how much: between the two a member costs 4.7 to 5.9 bytes. */
const FILL_MAX = 0.85;
const GROWTH = 1.25;
const CAPACITY_MIN = 4;
/** Parts that grow each for itself, so that growing is never long. */
const PARTS = 256;

type IdOf = (slot: number) => number;

/**
 * From member id to slot: hash tables of 32-bit slot numbers alone, with linear probing; the ids themselves are the
 * caller's column. Removing moves what follows back, so there are no tombstones.
 */
export class IdTable {
  private readonly parts: (Part | undefined)[] = Array.from({ length: PARTS });
  private readonly idOf: IdOf;

  constructor(idOf: IdOf) {
    this.idOf = idOf;
  }

  get bytes(): number {
    return this.parts.reduce((sum, part) => sum + (part?.cells.byteLength ?? 0), 0);
  }

  /** Slot of the id, -1 when there is none. */
  find(id: number): number {
    const hash = hashOf(id);
    return this.parts[hash % PARTS]?.find(id, hash, this.idOf) ?? -1;
  }

  /** Add an id that is not there yet; `idOf(slot)` gives it already. */
  add(id: number, slot: number): void {
    const hash = hashOf(id);
    const part = (this.parts[hash % PARTS] ??= new Part());
    part.add(hash, slot, this.idOf);
  }

  /** The row of an id that is there has moved, while `idOf` gives it in its old place. */
  move(id: number, slot: number): void {
    const hash = hashOf(id);
    this.parts[hash % PARTS]?.move(id, hash, slot, this.idOf);
  }

  /** Remove an id that is there, while `idOf` still gives it. */
  remove(id: number): void {
    const hash = hashOf(id);
    this.parts[hash % PARTS]?.remove(id, hash, this.idOf);
  }
}

class Part {
  /** Slot + 1, 0 where there is none. */
  cells = new Uint32Array(CAPACITY_MIN);
  private count = 0;

  find(id: number, hash: number, idOf: IdOf): number {
    return (this.cells[this.cellOf(id, hash, idOf)] as number) - 1;
  }

  add(hash: number, slot: number, idOf: IdOf): void {
    if (this.count + 1 > this.cells.length * FILL_MAX) {
      const old = this.cells;
      this.cells = new Uint32Array(Math.ceil(old.length * GROWTH) + 1);
      for (const cell of old) if (cell !== 0) this.put(hashOf(idOf(cell - 1)), cell);
    }
    this.count += 1;
    this.put(hash, slot + 1);
  }

  remove(id: number, hash: number, idOf: IdOf): void {
    const { cells } = this;
    const { length } = cells;
    let hole = this.cellOf(id, hash, idOf);
    for (let next = this.after(hole); cells[next] !== 0; next = this.after(next)) {
      const home = this.homeOf(hashOf(idOf((cells[next] as number) - 1)));
      if ((next - home + length) % length < (next - hole + length) % length) continue;
      cells[hole] = cells[next] as number;
      hole = next;
    }
    cells[hole] = 0;
    this.count -= 1;
  }

  move(id: number, hash: number, slot: number, idOf: IdOf): void {
    this.cells[this.cellOf(id, hash, idOf)] = slot + 1;
  }

  /** The cell of an id, or the empty one where it would go. */
  private cellOf(id: number, hash: number, idOf: IdOf): number {
    let at = this.homeOf(hash);
    for (let cell = this.cells[at]; cell !== 0; cell = this.cells[at]) {
      if (idOf((cell as number) - 1) === id) break;
      at = this.after(at);
    }
    return at;
  }

  private put(hash: number, cell: number): void {
    let at = this.homeOf(hash);
    while (this.cells[at] !== 0) at = this.after(at);
    this.cells[at] = cell;
  }

  /** Rises with the hash, so that growing reads and writes in one direction. */
  private homeOf(hash: number): number {
    return Math.floor(hash * (this.cells.length / 0x100000000));
  }

  private after(at: number): number {
    return at + 1 === this.cells.length ? 0 : at + 1;
  }
}

/** 32 bits, all of which depend on all bits of the id. */
function hashOf(id: number): number {
  let hash = Math.imul((id >>> 0) ^ Math.imul(Math.floor(id / 0x100000000), 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
