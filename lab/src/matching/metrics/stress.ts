import type { Played } from '../run/play.ts';
import { DAY, HOUR, type Schedule, type StressParts } from '../worlds/schedule.ts';
import { heardWithin, tally } from './coverage.ts';

/** Figures of the stress world alone: spam, members who always pass, the spike, the night, and rules broken (0 if sound). */
export function measureStress(schedule: Schedule, parts: StressParts, played: Played): Map<string, number> {
  const counted = tally(schedule, played);
  const spam = schedule.comments.flatMap(({ id }) => (parts.spam[id] === 1 ? [id] : []));
  const cards = spam.map((id) => counted.cards[id] ?? 0);
  return new Map([
    ['spamCardsMean', cards.reduce((sum, count) => sum + count, 0) / Math.max(1, cards.length)],
    ['spamCardsMax', Math.max(0, ...cards)],
    ['spamLooksMax', Math.max(0, ...spam.map((id) => counted.looks[id] ?? 0))],
    ['passerCardsRatio', passerRatio(schedule, parts, played)],
    ['spikeE1h', heardWithin(counted, HOUR, parts.spike)],
    ['nightE24h', heardWithin(counted, DAY, parts.night)],
    ['capBroken', played.broken.cap],
    ['quietBroken', played.broken.quiet],
    ['muteBroken', played.broken.mute],
  ]);
}

/** Cards for each visit of a member who always passes, divided by those for a visit of the others; 1 when nobody is spared. */
function passerRatio({ visits }: Schedule, { passer }: StressParts, { cards }: Played): number {
  const rate = (wanted: number): number => {
    const come = visits.filter(({ memberId }) => passer[memberId] === wanted).length;
    return cards.filter(({ memberId }) => passer[memberId] === wanted).length / Math.max(1, come);
  };
  const others = rate(0);
  return others === 0 ? 1 : rate(1) / others;
}
