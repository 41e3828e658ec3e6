/** Tries at most, so that a draw among people who are nearly all asleep comes to an end. */
const TRIES_MAX = 4_096;

export interface RandomDraw {
  readonly wanted: number;
  /** Places in the urn, numbered from 0. */
  readonly places: number;
  readonly slotAt: (place: number) => number;
  readonly accepts: (slot: number) => boolean;
  /** 0 to 1, 1 excluded. */
  readonly random: () => number;
}

/**
 * Draw whoever accepts, without putting back: from a random place on in strides of a random length that is prime to the
 * number of places, so that every place comes up once before any comes twice.
 */
export function drawAtRandom({ wanted, places, slotAt, accepts, random }: RandomDraw): number[] {
  const drawn: number[] = [];
  if (wanted <= 0 || places === 0) return drawn;
  let place = Math.floor(random() * places);
  let stride = 1 + Math.floor(random() * (places - 1));
  while (commonDivisor(stride, places) > 1) stride = stride === 1 ? places - 1 : stride - 1;
  for (let tries = Math.min(places, TRIES_MAX); tries > 0 && drawn.length < wanted; tries -= 1) {
    const slot = slotAt(place);
    if (accepts(slot)) drawn.push(slot);
    place = (place + stride) % places;
  }
  return drawn;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
