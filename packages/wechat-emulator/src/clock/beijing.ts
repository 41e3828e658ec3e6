const BEIJING_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The date in Beijing, `yyyy-mm-dd`, which is what WeChat counts days by. */
export function beijingDate(at: number): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** Date and time in Beijing to the minute, for people. */
export function beijingTime(at: number): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Reads `yyyy-mm-dd` or `yyyymmdd` as the first millisecond of that day in Beijing; undefined when it is no date. */
export function parseBeijingDate(text: string): number | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (!match) return undefined;
  const at = Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  // 30 February would be read as a day in March.
  return new Date(at).getUTCDate() === Number(match[3]) ? at - BEIJING_OFFSET_MS : undefined;
}
