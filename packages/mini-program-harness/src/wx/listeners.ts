import type { WxFunction } from './wx-function.ts';

/** Listeners of one kind of event: the `on` and `off` functions of `wx`, and what calls them. */
export interface Listeners<T> {
  readonly on: WxFunction;
  readonly off: WxFunction;
  emit(value: T): void;
}

export function listeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    on: ((listener: (value: T) => void) => void all.add(listener)) as WxFunction,
    off: ((listener?: (value: T) => void) =>
      listener === undefined ? all.clear() : void all.delete(listener)) as WxFunction,
    emit(value) {
      for (const listener of all) listener(value);
    },
  };
}
