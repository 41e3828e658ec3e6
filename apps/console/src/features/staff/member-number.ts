/** Reads a member number as people type or paste it; null when it is none. */
export function parseMemberNumber(text: string): number | null {
  const digits = text.trim().replace(/^#/, '');
  if (!/^[0-9]{1,16}$/.test(digits)) return null;
  const number = Number(digits);
  return number > 0 && Number.isSafeInteger(number) ? number : null;
}
