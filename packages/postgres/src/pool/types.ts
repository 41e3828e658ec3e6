import pg from 'pg';
import { PostgresError } from '../errors.ts';

const INT8 = 20;
const INT8_ARRAY = 1016;

/** Reads a bigint column as a JS number. Our ids, times (epoch ms) and counts stay within 53 bits. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new PostgresError('unsafe-integer', `${text} does not fit a JS number; cast the column to text`);
  }
  return value;
}

function parseInt8Array(text: string): (number | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((item) => (item === 'NULL' ? null : parseInt8(item)));
}

/** The value parsers of our pools; nothing global is changed, so other users of pg in the process are not affected. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInt8;
    if (oid === INT8_ARRAY) return parseInt8Array;
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  }) as typeof pg.types.getTypeParser,
};
