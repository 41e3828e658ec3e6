import type { Fields } from './fields.ts';

export interface ControlCall {
  readonly params: Fields;
  readonly query: Fields;
  readonly body: Fields;
}

/** One call of the emulator's own API; `path` comes after `/__emu`. The answer is sent as JSON with status 200. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly handle: (call: ControlCall) => unknown;
}
