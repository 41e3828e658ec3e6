import { canvasFunctions } from './canvas.ts';
import { dialogFunctions } from './dialogs.ts';
import { fileFunctions } from './files.ts';
import { navigationFunctions } from './navigation.ts';
import { requestFunctions } from './request.ts';
import { storageFunctions } from './storage.ts';
import { systemFunctions } from './system.ts';
import { visibilityFunctions } from './visibility.ts';
import type { WxContext } from './wx-context.ts';

/** Names that frameworks look up in `wx` and that WeChat does not have, or only where this harness is not. */
const ABSENT = new Set([
  'then',
  'toJSON',
  'cloud',
  'qy',
  'env',
  'error',
  'version',
  'router',
  'worklet',
  'serviceMarket',
  'lanDebug',
]);

/**
 * The `wx` of the harness. A function that it does not have fails when it is called, and the failure is logged, so that no test
 * passes over a call that does something on a phone.
 */
export function createWx(context: WxContext): object {
  const functions: Record<string, unknown> = {
    ...systemFunctions(context),
    ...storageFunctions(context),
    ...requestFunctions(context),
    ...navigationFunctions(context),
    ...dialogFunctions(context),
    ...visibilityFunctions(context),
    ...canvasFunctions(context),
    ...fileFunctions(context),
  };
  return new Proxy(functions, {
    get(target, name) {
      if (
        typeof name === 'symbol' ||
        name in target ||
        ABSENT.has(name) ||
        name.startsWith('$') ||
        name.startsWith('_')
      )
        return Reflect.get(target, name) as unknown;
      return () => {
        const error = new Error(
          `wx.${name} is not known to the harness: add it in packages/mini-program-harness/src/wx`,
        );
        context.errors.add(error, `wx.${name}`);
        throw error;
      };
    },
  });
}
