import type { Context } from '../../context.ts';
import { startRounds, type Job } from '../../rounds.ts';
import { inAppNote } from './channel.ts';
import { createNudger } from './nudger.ts';

/** How often it is looked after who waits. Waves are minutes apart. */
const INTERVAL_MS = 30_000;

/** Look after waiting comments from now on. Several processes may do so: each wave is run by one of them. */
export function startNudging(context: Context): Job {
  const nudger = createNudger(context, [inAppNote]);
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => nudger.round(),
    failure: 'Listeners could not be told',
    stop: () => nudger.close(),
  });
}
