import type { AppFiles } from '../app-files/app-files.ts';
import type { ErrorLog } from '../runtime/error-log.ts';
import type { PageStack } from '../runtime/page-stack.ts';
import type { Realm } from '../runtime/realm.ts';
import type { DeviceState } from './device-state.ts';
import type { WxFunction } from './wx-function.ts';

/** What the functions of `wx` work on. */
export interface WxContext {
  readonly files: AppFiles;
  readonly realm: Realm;
  readonly errors: ErrorLog;
  readonly stack: PageStack;
  readonly state: DeviceState;
}

/** The callbacks and fields that most functions of `wx` take. */
export interface WxOptions {
  readonly success?: (result: object) => void;
  readonly fail?: (result: object) => void;
  readonly complete?: (result: object) => void;
  readonly [field: string]: unknown;
}

/**
 * A function of `wx` that answers a little later by callbacks, or by a promise when there are none. `run` gives the fields of
 * the result; what it throws becomes a failure with that message.
 */
export function later(
  { realm }: WxContext,
  name: string,
  run: (options: WxOptions) => object | void | Promise<object | void>,
): WxFunction {
  const outcomeOf = async (options: WxOptions): Promise<{ ok: boolean; result: object }> => {
    try {
      const fields = await run(options);
      return { ok: true, result: { errMsg: `${name}:ok`, ...fields } };
    } catch (error) {
      return {
        ok: false,
        result: { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` },
      };
    }
  };
  const callBack = async (options: WxOptions): Promise<void> => {
    const { ok, result } = await outcomeOf(options);
    realm.later(() => {
      (ok ? options.success : options.fail)?.(result);
      options.complete?.(result);
    });
  };
  const promise = async (options: WxOptions): Promise<object> => {
    const { ok, result } = await outcomeOf(options);
    if (!ok) throw Object.assign(new Error(`${name} failed`), result);
    return result;
  };
  const callable = (options: WxOptions = {}): unknown => {
    const { success, fail, complete } = options;
    if (success === undefined && fail === undefined && complete === undefined) return promise(options);
    void callBack(options);
    return undefined;
  };
  return callable as WxFunction;
}

/** A field of the options as text; '' when it is absent or not a text. */
export function textField(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
