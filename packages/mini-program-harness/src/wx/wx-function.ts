/** One function of `wx`, and a group of them by name. */
export type WxFunction = (...args: never[]) => unknown;
export type WxFunctions = Readonly<Record<string, WxFunction>>;
