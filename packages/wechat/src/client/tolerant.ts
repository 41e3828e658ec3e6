import { Type, type Static, type TSchema } from 'typebox';

/** A number that may come as text, as WeChat's often do. */
export const Numeric = Type.Union([Type.Number(), Type.String({ pattern: '^-?\\d{1,15}(\\.\\d+)?$' })]);

/** An id: digits or letters, as a text or as a number of any length. */
export const Id = Type.Union([Type.String({ minLength: 1 }), Type.Integer({ minimum: 0 })]);

/** A text that may be absent, null or empty. */
export const MaybeText = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** A number that may be absent, null or a text. */
export const MaybeNumeric = Type.Optional(Type.Union([Numeric, Type.Literal(''), Type.Null()]));

/** A list that may be absent or null, and whose only element may come without the list around it. */
export function ListOf<One extends TSchema>(one: One) {
  return Type.Optional(Type.Union([Type.Array(one), one, Type.Null(), Type.Literal('')]));
}

/** The elements of a {@link ListOf}. */
export function toList<One>(value: readonly One[] | One | null | undefined | ''): One[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? (value as One[]) : [value as One];
}

export function toNumber(value: Static<typeof Numeric>): number {
  return Number(value);
}

/** Undefined for what is absent or empty. */
export function maybeNumber(value: Static<typeof MaybeNumeric> | undefined): number | undefined {
  return value === undefined || value === null || value === '' ? undefined : Number(value);
}

export function toId(value: Static<typeof Id>): string {
  return String(value);
}

/** Undefined for what is absent or empty. */
export function maybeText(value: Static<typeof MaybeText> | undefined): string | undefined {
  return value === null || value === '' ? undefined : value;
}
