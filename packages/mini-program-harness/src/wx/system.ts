import { getRandomValues } from 'node:crypto';
import { listeners } from './listeners.ts';
import { later, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

const WINDOW = {
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  screenTop: 91,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
};
const DEVICE = {
  brand: 'harness',
  model: 'harness',
  system: 'iOS 17.0',
  platform: 'ios',
  abi: '',
  benchmarkLevel: 50,
};

/** What the phone is and hears: sizes, versions, network, theme, life of the app, random bytes. */
export function systemFunctions(context: WxContext): WxFunctions {
  const { state } = context;
  const base = (): object => ({
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: state.theme,
    fontSizeSetting: 16,
    enableDebug: false,
    host: { env: 'WeChat' },
  });
  const everything = (): object => ({ ...WINDOW, ...DEVICE, ...base() });
  const network = (): object => ({ networkType: state.online ? 'wifi' : 'none', isConnected: state.online });
  return {
    ...silentListeners(),
    getSystemInfoSync: everything,
    getSystemInfo: later(context, 'getSystemInfo', everything),
    getSystemInfoAsync: later(context, 'getSystemInfoAsync', everything),
    getWindowInfo: () => ({ ...WINDOW }),
    getDeviceInfo: () => ({ ...DEVICE }),
    getAppBaseInfo: base,
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({}),
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: 51,
      right: 383,
      bottom: 83,
      left: 296,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'harness', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => ({ ...state.launch, referrerInfo: {} }),
    getEnterOptionsSync: () => ({ ...state.enter, referrerInfo: {} }),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    canIUse: () => true,
    nextTick: ((run: () => void) => context.realm.later(run)) as WxFunction,
    getNetworkType: later(context, 'getNetworkType', network),
    onNetworkStatusChange: state.networkChanged.on,
    offNetworkStatusChange: state.networkChanged.off,
    onThemeChange: state.themeChanged.on,
    offThemeChange: state.themeChanged.off,
    onAppShow: state.appShown.on,
    offAppShow: state.appShown.off,
    onAppHide: state.appHidden.on,
    offAppHide: state.appHidden.off,
    getRandomValues: later(context, 'getRandomValues', ({ length }) => ({
      randomValues: getRandomValues(new Uint8Array(Number(length))).buffer,
    })),
    arrayBufferToBase64: ((buffer: ArrayBuffer) => Buffer.from(buffer).toString('base64')) as WxFunction,
    base64ToArrayBuffer: ((text: string) =>
      Uint8Array.from(Buffer.from(text, 'base64')).buffer) as WxFunction,
    reportEvent: () => undefined,
    preloadAssets: () => undefined,
  };
}

/** Events that never happen here but may be listened for. */
function silentListeners(): WxFunctions {
  const names = [
    'Error',
    'UnhandledRejection',
    'PageNotFound',
    'KeyboardHeightChange',
    'WindowResize',
    'MemoryWarning',
    'UserCaptureScreen',
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const { on, off } = listeners();
      return [
        [`on${name}`, on],
        [`off${name}`, off],
      ];
    }),
  );
}
