import { compileFunction, createContext, runInContext } from 'node:vm';
import type { ErrorLog } from './error-log.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** A JavaScript world of its own with what the language gives and, as in WeChat, nothing of a browser or of Node. */
export interface Realm {
  /** The global object of the world. */
  readonly globals: Record<string, unknown>;
  /** The value of an expression. */
  evaluate(code: string, file: string): unknown;
  /** A function whose body is the code. */
  compile(code: string, parameters: readonly string[], file: string): AnyFunction;
  /** Runs something a little later, unless the realm is closed by then; what it throws is logged. */
  later(run: () => void, milliseconds?: number): void;
  /** Stops all timers. */
  close(): void;
}

export function createRealm(errors: ErrorLog): Realm {
  const globals: Record<string, unknown> = {};
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  // WeChat has its own WXWebAssembly instead.
  runInContext('delete globalThis.WebAssembly', context);
  const timers = createTimers(errors);
  Object.assign(globals, timers.globals, { console: createConsole(errors) });
  const realmPromise = runInContext('Promise', context) as PromiseConstructor;
  const onRejection = (reason: unknown, promise: unknown): void => {
    if (promise instanceof realmPromise) errors.add(reason, 'unhandled rejection');
  };
  process.on('unhandledRejection', onRejection);
  return {
    globals,
    evaluate: (code, filename) => runInContext(`(${code})`, context, { filename }) as unknown,
    compile: (code, parameters, filename) =>
      compileFunction(code, parameters, { filename, parsingContext: context }) as AnyFunction,
    later: (run, milliseconds = 0) => void timers.start(run, milliseconds, false),
    close() {
      timers.stopAll();
      process.off('unhandledRejection', onRejection);
    },
  };
}

interface Timers {
  readonly globals: Record<string, AnyFunction>;
  start(run: () => void, milliseconds: number, repeat: boolean): number;
  stopAll(): void;
}

function createTimers(errors: ErrorLog): Timers {
  const running = new Map<number, NodeJS.Timeout>();
  let last = 0;
  const start = (run: () => void, milliseconds: number, repeat: boolean): number => {
    last += 1;
    const id = last;
    const fire = (): void => {
      if (!repeat) running.delete(id);
      try {
        run();
      } catch (error) {
        errors.add(error, 'timer');
      }
    };
    running.set(id, repeat ? setInterval(fire, milliseconds) : setTimeout(fire, milliseconds));
    return id;
  };
  const stop = (id: unknown): void => {
    clearTimeout(running.get(id as number));
    running.delete(id as number);
  };
  const starter =
    (repeat: boolean): AnyFunction =>
    (run, milliseconds, ...args) =>
      start(() => (run as AnyFunction)(...args), Number(milliseconds ?? 0), repeat);
  return {
    globals: {
      setTimeout: starter(false),
      setInterval: starter(true),
      clearTimeout: stop,
      clearInterval: stop,
    },
    start,
    stopAll() {
      for (const id of running.keys()) stop(id);
    },
  };
}

/** Frameworks report what they caught by `console.error`, so that counts as an error. */
function createConsole(errors: ErrorLog): Record<string, AnyFunction> {
  const ignore: AnyFunction = () => undefined;
  const report: AnyFunction = (...parts) => {
    for (const part of parts)
      if (typeof part === 'object' && part !== null) return errors.add(part, 'console.error');
    return errors.add(parts.map(String).join(' '), 'console.error');
  };
  return {
    log: ignore,
    info: ignore,
    debug: ignore,
    warn: ignore,
    trace: ignore,
    group: ignore,
    groupEnd: ignore,
    time: ignore,
    timeEnd: ignore,
    error: report,
  };
}
