/** A whole number that a JS number cannot hold exactly begins at 2^53, which has 16 digits. */
const LONG_RUN = /\d{16}/;
const WHOLE = /^-?\d+$/;

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
/** TypeScript's library does not know the third argument of the reviver yet; Node 22 and 24 have it. */
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/**
 * Parses JSON and keeps every whole number: what lies beyond ±(2^53 − 1) comes back as a string of its digits, because
 * WeChat's ids (`MsgId`, `user_comment_id`) are that long. Throws a SyntaxError, also for nesting beyond the stack.
 */
export function parseLosslessJson(text: string): unknown {
  if (!LONG_RUN.test(text)) return JSON.parse(text);
  try {
    return parseWithSource(text, (_key, value, { source }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && WHOLE.test(source)
        ? source
        : value,
    );
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('JSON nested too deeply', { cause: error });
    throw error;
  }
}

/** A number of any length for a JSON body. `digits` must be a whole number; throws a TypeError otherwise. */
export function wholeNumber(digits: string): unknown {
  if (!/^\d{1,20}$/.test(digits)) throw new TypeError(`Not a whole number: ${digits.slice(0, 30)}`);
  return rawJSON(digits.replace(/^0+(?=\d)/, ''));
}
