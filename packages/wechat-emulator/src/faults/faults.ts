/** What can go wrong. Those of pushes are named `push_…` and match by event instead of path. */
export const FAULT_KINDS = [
  'latency',
  'reset',
  'http_error',
  'truncate',
  'errcode',
  'rotate_token',
  'push_delay',
  'push_loss',
  'push_duplicate',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly id: string;
  readonly kind: FaultKind;
  /** The beginning of the paths or events it strikes; `*` is all. */
  readonly match: string;
  /** How many calls it will still strike; undefined: until it is taken away. */
  left: number | undefined;
  /** Of latency (real time) and delay (the emulator's time). */
  readonly ms: number;
  /** Of `http_error`. */
  readonly status: number;
  /** Of `errcode`. */
  readonly errcode: number;
}

export interface Faults {
  list: Fault[];
}

/** The faults that strike this call, each used up by one. `pushes` says which of the two families is meant. */
export function takeFaults(faults: Faults, name: string, pushes: boolean): Fault[] {
  const struck = faults.list.filter(
    ({ kind, match }) => kind.startsWith('push_') === pushes && (match === '*' || name.startsWith(match)),
  );
  for (const fault of struck) if (fault.left !== undefined) fault.left -= 1;
  faults.list = faults.list.filter(({ left }) => left === undefined || left > 0);
  return struck;
}
