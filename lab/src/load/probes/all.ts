import { deckDeal } from './deck.ts';
import { echoHot, echoSpread } from './echo.ts';
import { listProbes } from './list.ts';
import { postSpread } from './post.ts';
import { baselines, type Probe } from './probe.ts';

export const probes: readonly Probe[] = [echoSpread, echoHot, ...listProbes, postSpread, deckDeal];

export const probeNames: readonly string[] = [...baselines, ...probes.map(({ name }) => name)];

/** The chosen name itself, or all that begin with it and a dash; all without a choice. */
export function chosen(only: string | undefined): string[] {
  if (only === undefined) return [...probeNames];
  return probeNames.includes(only) ? [only] : probeNames.filter((name) => name.startsWith(`${only}-`));
}
