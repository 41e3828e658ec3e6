import { limits } from '@huixiang/contract';
import { HuixiangError } from './errors.ts';

/** Rows of a page: what the client asked for, else the usual screenful. */
export function pageSize(limit: number | undefined): number {
  return limit ?? limits.pageSizeDefault;
}

/** A position that is an id. @throws HuixiangError HX_CURSOR_INVALID */
export function idCursor(after: string | undefined, start: number): number {
  if (after === undefined) return start;
  const id = Number(after);
  if (!Number.isSafeInteger(id) || id < 0)
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return id;
}

/** A full page has a next one; its cursor is the last row's position. */
export function nextCursor<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => string,
): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : position(last);
}
