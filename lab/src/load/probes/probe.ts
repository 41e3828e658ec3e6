import type { Pool } from '@huixiang/postgres';
import type { Traffic } from '../generator/traffic.ts';
import type { Seeder } from '../world/seed.ts';
import type { Sizes } from '../world/sizes.ts';

export const baselines = [
  'baseline-node-http',
  'baseline-fastify-echo',
  'baseline-fastify-insert',
  'baseline-fastify-batch',
] as const;
export type Baseline = (typeof baselines)[number];

/** How large the world is that a probe seeds its part of. */
export interface Scale {
  readonly sizes: Sizes;
  readonly rounds: number;
}

/** What a probe sends in a round, without what is the same for all. */
export type Sends = Pick<Traffic, 'targets' | 'headers' | 'body'> & {
  /** Whether the requests come from signed-in members in turn; only the first so many of them when a number. */
  readonly signedIn?: boolean | number;
};

/** A probe of the product's server. */
export interface Probe {
  readonly name: string;
  seed(seeder: Seeder, scale: Scale): Promise<Ready>;
}

export interface Ready {
  /** @param url address of the server, which the probe may read from beforehand */
  sends(round: number, url: string): Promise<Sends> | Sends;
  /** What is wrong with the store after so many acknowledged requests; nothing when all is right. */
  check?(pool: Pool, acknowledged: number): Promise<string | undefined>;
}
