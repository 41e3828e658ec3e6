/** An address as a number among those of its family. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export const BITS = { 4: 32, 6: 128 } as const;

/** Read an IPv4 or IPv6 address in any of its written forms; undefined for anything else. IPv4 inside IPv6 is IPv4. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const value = parseV4(text);
    return value === undefined ? undefined : { family: 4, value };
  }
  const value = parseV6(text.replace(/%.*$/, ''));
  if (value === undefined) return undefined;
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value };
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  // No leading zeros: some read them as octal numbers.
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const inner = tail.includes('.') ? parseV4(tail) : undefined;
  if (tail.includes('.') && inner === undefined) return undefined;
  const hex = (part: bigint): string => part.toString(16);
  const whole =
    inner === undefined ? text : text.slice(0, -tail.length) + hex(inner >> 16n) + ':' + hex(inner & 0xffffn);
  const halves = whole.split('::');
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - before.length - after.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const parts = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  return parts.reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
}
