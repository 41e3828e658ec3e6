import { statement, type Queryable } from '@huixiang/postgres';
import type { CompanyProblem } from './company-problem.ts';

export interface CompanyRow {
  readonly group_id: number;
  readonly name: string | null;
  readonly customers: number | null;
  readonly problem: CompanyProblem | null;
  readonly read_at: number | null;
}

export interface DueRow {
  readonly space_id: number;
  readonly group_id: number;
  readonly chat_id: string;
  readonly failures: number;
}

export const listCompany = statement<CompanyRow>(
  'company-list',
  'SELECT group_id, name, customers, problem, read_at FROM company_groups WHERE space_id = $1',
);

/** To be read at once. */
export const writeCompany = statement<DueRow>(
  'company-write',
  `INSERT INTO company_groups (space_id, group_id, chat_id, next_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (space_id, group_id) DO UPDATE SET chat_id = excluded.chat_id, next_at = excluded.next_at, failures = 0
   RETURNING space_id, group_id, chat_id, failures`,
);

/** Those whose time has come, taken until $2: who dies on the way leaves them to the next. */
export const takeDueCompany = statement<DueRow>(
  'company-due',
  `UPDATE company_groups c SET next_at = $2 FROM (
     SELECT space_id, group_id FROM company_groups WHERE next_at <= $1
     ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED
   ) AS due WHERE c.space_id = due.space_id AND c.group_id = due.group_id
   RETURNING c.space_id, c.group_id, c.chat_id, c.failures`,
);

export const keepReading = statement(
  'company-read',
  `UPDATE company_groups SET name = $4, customers = $5, problem = NULL, read_at = $6, next_at = $7, failures = 0
   WHERE space_id = $1 AND group_id = $2 AND chat_id = $3`,
);

/** What was read before stays, with its date. */
export const keepProblem = statement(
  'company-problem',
  `UPDATE company_groups SET problem = $4, next_at = $5, failures = least(10, failures + 1)
   WHERE space_id = $1 AND group_id = $2 AND chat_id = $3`,
);

export const writeDay = statement(
  'company-day-write',
  `INSERT INTO company_days (space_id, group_id, day, joined, messages, speakers)
   SELECT space_id, group_id, $3, $4, $5, $6 FROM company_groups WHERE space_id = $1 AND group_id = $2
   ON CONFLICT (space_id, group_id, day) DO UPDATE SET joined = excluded.joined,
     messages = excluded.messages, speakers = excluded.speakers`,
);

export interface DayRow {
  readonly group_id: number;
  readonly day: string;
  readonly joined: number;
  readonly messages: number | null;
  readonly speakers: number | null;
}

export const listDays = statement<DayRow>(
  'company-days',
  `SELECT group_id, day, joined, messages, speakers FROM company_days
   WHERE space_id = $1 AND day >= $2 ORDER BY group_id, day`,
);

export const forgetOldDays = statement(
  'company-days-old',
  'DELETE FROM company_days WHERE space_id = $1 AND group_id = $2 AND day < $3',
);

const dropCompany = statement<{ group_id: number }>(
  'company-drop',
  'DELETE FROM company_groups WHERE space_id = $1 AND group_id = $2 RETURNING group_id',
);

const dropDays = statement(
  'company-days-drop',
  'DELETE FROM company_days WHERE space_id = $1 AND group_id = $2',
);

/** Nothing of what WeCom told of this group stays. @returns whether there was anything */
export async function forgetCompany(db: Queryable, spaceId: number, groupId: number): Promise<boolean> {
  const dropped = await dropCompany(db, [spaceId, groupId]);
  await dropDays(db, [spaceId, groupId]);
  return dropped.length > 0;
}
