/** What a person does that lets an account write to them, how often and for how long. */
const WINDOWS = {
  /** The person wrote. */
  message: { count: 5, ms: 48 * 3_600_000 },
  /** Opened the chat with the mini-program's service. */
  enter: { count: 2, ms: 60_000 },
  follow: { count: 3, ms: 60_000 },
  menu: { count: 3, ms: 60_000 },
  scan: { count: 3, ms: 60_000 },
} as const;

export type WindowKind = keyof typeof WINDOWS;

interface ChatWindow {
  readonly kind: WindowKind;
  readonly until: number;
  left: number;
}

export interface Customer {
  /** `appId userId` → what is open; a new act replaces the former of its kind. */
  readonly windows: Map<string, ChatWindow[]>;
}

export function createCustomer(): Customer {
  return { windows: new Map() };
}

export function openWindow(customer: Customer, person: string, kind: WindowKind, now: number): void {
  const { count, ms } = WINDOWS[kind];
  const others = (customer.windows.get(person) ?? []).filter((one) => one.kind !== kind);
  customer.windows.set(person, [...others, { kind, until: now + ms, left: count }]);
}

/** Takes one message of what is allowed: `late` when nothing is open, `many` when all is used. The shortest goes first. */
export function useWindow(customer: Customer, person: string, now: number): 'ok' | 'late' | 'many' {
  const open = (customer.windows.get(person) ?? []).filter(({ until }) => now < until);
  if (open.length === 0) return 'late';
  const usable = open.filter(({ left }) => left > 0).toSorted((one, other) => one.until - other.until)[0];
  if (!usable) return 'many';
  usable.left -= 1;
  return 'ok';
}
