import { later, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

/** WeChat refuses more than 1 MB under one key. */
const VALUE_BYTES_MAX = 1024 * 1024;

/** Storage of the device. Values are copied in and out as JSON, so changing one afterwards changes nothing stored. */
export function storageFunctions(context: WxContext): WxFunctions {
  const { storage } = context.state;
  const copy = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const set = (key: string, value: unknown): void => {
    if (Buffer.byteLength(JSON.stringify(value) ?? '') > VALUE_BYTES_MAX)
      throw new Error('exceed max value size');
    storage.set(key, copy(value));
  };
  const info = (): object => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 });
  return {
    // WeChat gives an empty string, not undefined, for a key that is not there.
    getStorageSync: ((key: string) => (storage.has(key) ? copy(storage.get(key)) : '')) as WxFunction,
    setStorageSync: set as WxFunction,
    removeStorageSync: ((key: string) => void storage.delete(key)) as WxFunction,
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorage: later(context, 'getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new Error('data not found');
      return { data: copy(storage.get(String(key))) };
    }),
    setStorage: later(context, 'setStorage', ({ key, data }) => set(String(key), data)),
    removeStorage: later(context, 'removeStorage', ({ key }) => void storage.delete(String(key))),
    clearStorage: later(context, 'clearStorage', () => storage.clear()),
    getStorageInfo: later(context, 'getStorageInfo', info),
  };
}
