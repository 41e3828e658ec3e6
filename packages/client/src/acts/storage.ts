/** A place for a little text that survives a restart of the app: localStorage, or wx.setStorageSync. */
export interface StoragePort {
  get(key: string): string | null;
  set(key: string, value: string): void;
}
