import type { Context } from '../../context.ts';
import { startRounds, type Job } from '../../rounds.ts';
import { takeDueCompany } from './company-groups.store.ts';
import { readCompany } from './read-company.ts';

const INTERVAL_MS = 60_000;
/** Two calls each: far below what WeCom allows in a minute. */
const BATCH_MAX = 20;
/** Who dies on the way leaves a group to the next process after this. */
const LEASE_MS = 10 * 60_000;

/** Read the groups whose day has come. */
export async function readDueCompanies(context: Context): Promise<void> {
  const client = context.wechat?.wecom;
  if (client === undefined) return;
  const at = context.now();
  const due = await takeDueCompany(context.pool, [at, at + LEASE_MS, BATCH_MAX]);
  for (const row of due) await readCompany(context, client, row);
}

/** Do so every minute, where there is a company in WeCom. */
export function startReadingCompanies(context: Context): Job | undefined {
  if (context.wechat?.wecom === undefined) return undefined;
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => readDueCompanies(context),
    failure: 'The customer groups in WeCom were not read',
  });
}
