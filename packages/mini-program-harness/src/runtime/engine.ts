import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as GlassEasel from 'glass-easel';
import type * as Adapter from 'glass-easel-miniprogram-adapter';
import { type DOMWindow, JSDOM } from 'jsdom';
import type { ErrorLog } from './error-log.ts';
import { patchEvents } from './event-object.ts';
import type { Realm } from './realm.ts';

/** WeChat's component framework, running inside the realm and drawing into a document of its own. */
export interface Engine {
  readonly framework: typeof GlassEasel;
  readonly codeSpace: Adapter.CodeSpace;
  readonly backend: Adapter.AssociatedBackend;
  readonly document: Document;
  readonly window: DOMWindow;
  /** Bytes of all data sent to views so far. */
  setDataBytes(): number;
  /** What the framework found odd. */
  warnings(): readonly string[];
  close(): void;
}

export interface EngineOptions {
  readonly realm: Realm;
  readonly errors: ErrorLog;
  /** Hears of every component as it is attached, the page itself included. */
  readonly onAttached: (component: GlassEasel.GeneralComponent) => void;
  /** Hears all data that is sent to views, as text. */
  readonly onSetData?: (text: string) => void;
}

const require = createRequire(import.meta.url);

export function createEngine({ realm, errors, onAttached, onSetData }: EngineOptions): Engine {
  const dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
    pretendToBeVisual: true,
  });
  const { window } = dom;
  const load = (name: string, modules: Record<string, unknown>): unknown => {
    const module = { exports: {} };
    const parameters = ['module', 'exports', 'require', 'window', 'document'];
    const path = require.resolve(name);
    realm.compile(readFileSync(path, 'utf8'), parameters, path)(
      module,
      module.exports,
      (id: string) => modules[id],
      window,
      window.document,
    );
    return module.exports;
  };
  const framework = load('glass-easel', {}) as typeof GlassEasel;
  const adapter = load('glass-easel-miniprogram-adapter', { 'glass-easel': framework }) as typeof Adapter;

  framework.globalOptions.writeIdToDOM = true;
  framework.globalOptions.useMethodCallerListeners = true;
  const warnings: string[] = [];
  framework.addGlobalErrorListener((error, method) => {
    errors.add(error, method ?? 'component');
    return false;
  });
  framework.addGlobalWarningListener((message) => {
    warnings.push(message);
    return false;
  });
  patchEvents(framework, errors);
  const sent = countSetData(adapter, realm, onSetData);

  const environment = new adapter.MiniProgramEnv();
  const codeSpace = environment.createCodeSpace('', true);
  codeSpace.setOverallBehavior(attachedBehavior(codeSpace, onAttached));
  return {
    framework,
    codeSpace,
    backend: environment.associateBackend(new framework.CurrentWindowBackendContext()),
    document: window.document,
    window,
    setDataBytes: () => sent.bytes,
    warnings: () => warnings,
    close: () => window.close(),
  };
}

interface MethodCaller {
  readonly _$: GlassEasel.GeneralComponent;
}

function attachedBehavior(
  codeSpace: Adapter.CodeSpace,
  onAttached: EngineOptions['onAttached'],
): GlassEasel.GeneralBehavior {
  return codeSpace
    .getComponentSpace()
    .define()
    .lifetime('attached', function attached(this: unknown) {
      onAttached((this as MethodCaller)._$);
    })
    .registerBehavior() as unknown as GlassEasel.GeneralBehavior;
}

type SetData = (this: unknown, data: unknown, done?: () => void) => void;

/** Sends data as text, as WeChat does between its two threads, and counts the bytes: functions and shared objects do not survive. */
function countSetData(
  adapter: typeof Adapter,
  realm: Realm,
  onSetData: EngineOptions['onSetData'],
): { bytes: number } {
  const sent = { bytes: 0 };
  const prototype = adapter.component.ComponentCaller.prototype as unknown as { setData: SetData };
  const original = prototype.setData;
  const parse = realm.evaluate('(text) => JSON.parse(text)', 'harness') as (text: string) => unknown;
  prototype.setData = function setData(data, done) {
    const text = JSON.stringify(data);
    sent.bytes += Buffer.byteLength(text);
    onSetData?.(text);
    original.call(this, parse(text), done);
  };
  return sent;
}
