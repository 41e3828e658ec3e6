import { hourBit } from './glance.ts';
import { MINUTE_MS, OFFSETS, OFFSET_MIN } from './record.ts';

const DAY_MINUTES = 1_440;
/** The first day of the epoch was a Thursday, three days into its week. */
const EPOCH_DAY_OF_WEEK = 3;
/** Fatigue halves in this time and is forgotten after as many halvings. */
const FATIGUE_HALF_LIFE_MINUTES = 720;
const HALVINGS = 8;
/** Fatigue is looked up in steps of 16 minutes. */
const FADE_SHIFT = 4;
const FADE_STEPS = (HALVINGS * FATIGUE_HALF_LIFE_MINUTES) >> FADE_SHIFT;
const fades = Float32Array.from({ length: FADE_STEPS }, (_, step) => {
  return 0.5 ** ((step << FADE_SHIFT) / FATIGUE_HALF_LIFE_MINUTES);
});

/** What is left, 0 to 1, of a fatigue so many minutes old. */
export function fadeAfter(minutes: number): number {
  return minutes <= 0 ? 1 : (fades[minutes >> FADE_SHIFT] ?? 0);
}

/** One moment on every clock of the world, by UTC offset from the first, so that no local time is worked out twice. */
export class Clock {
  minute = -1;
  /** Number of the present hour in a glance for whole offsets; for others it may be the next one already. */
  hour = 0;
  nextHour = 0;
  /** Bit of the present hour in a glance. */
  readonly hours = new Uint32Array(OFFSETS);
  /** Minute since the epoch in which the local week began. */
  readonly weeks = new Float64Array(OFFSETS);

  /** @param now milliseconds since the Unix epoch */
  set(now: number): void {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute === this.minute) return;
    this.minute = minute;
    this.hour = Math.floor(minute / 60) % 24;
    this.nextHour = (this.hour + 1) % 24;
    for (let at = 0; at < OFFSETS; at += 1) {
      const offset = at + OFFSET_MIN;
      this.hours[at] = hourBit(minute, offset);
      this.weeks[at] = weekStart(minute, offset);
    }
  }
}

/** Minute since the epoch, UTC, in which the local week of that minute began. */
export function weekStart(minute: number, offset: number): number {
  const day = Math.floor((minute + offset) / DAY_MINUTES);
  const week = Math.floor((day + EPOCH_DAY_OF_WEEK) / 7);
  return (week * 7 - EPOCH_DAY_OF_WEEK) * DAY_MINUTES - offset;
}
