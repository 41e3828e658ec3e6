import { parseLosslessJson } from '../json/lossless-json.ts';
import { readXml } from './read-xml.ts';

/** The body of a push, whichever of the two formats it came in. Numbers may be texts: XML knows nothing else. */
export type PushFields = Readonly<Record<string, unknown>>;

/** Pushes have about four levels; what goes deeper is meant to break whoever walks down. */
const DEPTH_MAX = 16;

/** Reads a body of a push, JSON or XML; undefined when it is neither. Never throws. */
export function readPushBody(body: string): PushFields | undefined {
  const start = /[^\s\uFEFF]/.exec(body)?.[0];
  if (start === '<') return asRecord(readXml(body));
  if (start !== '{') return undefined;
  try {
    const value = parseLosslessJson(body);
    return isShallow(value, DEPTH_MAX) ? asRecord(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The field as text; numbers become their digits. Undefined when it is absent, empty or neither. */
export function textField(fields: PushFields, name: string): string | undefined {
  const value = ownField(fields, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The field as a number, also when it came as text. Undefined when it is absent or no finite number. */
export function numberField(fields: PushFields, name: string): number | undefined {
  const text = textField(fields, name)?.trim();
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The field with fields of its own; undefined when it has none. */
export function recordField(fields: PushFields, name: string): PushFields | undefined {
  return asRecord(ownField(fields, name));
}

/** The records of a list. A list of one comes as the record itself, in JSON too; an absent or empty one is []. */
export function listField(fields: PushFields, name: string): PushFields[] {
  const value = ownField(fields, name);
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map(asRecord).filter((one) => one !== undefined);
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}

function ownField(fields: PushFields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function asRecord(value: unknown): PushFields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PushFields)
    : undefined;
}
