import type { DrawnPicture } from './drawn-picture.ts';
import { listeners, type Listeners } from './listeners.ts';

export interface Toast {
  readonly title: string;
  readonly icon: string;
}

export interface Modal {
  readonly title: string;
  readonly content: string;
}

/** One request that the mini-program made. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** HTTP status; null while under way or when it failed. */
  status: number | null;
}

/** The answer of `wx.getGroupEnterInfo`. */
export interface GroupEntry {
  readonly encryptedData: string;
  readonly iv: string;
}

/** How a person answers a question on the screen. */
export interface Answers {
  /** Confirm or cancel, and the text of an editable one. Confirms when absent. */
  readonly modal?: (modal: Modal) => boolean | { readonly confirm: boolean; readonly content: string };
  /** The index that is chosen; null cancels. The first one when absent. */
  readonly actionSheet?: (items: readonly string[]) => number | null;
  /** The code that `wx.login` gives. */
  readonly login?: () => string;
  /** What WeChat sealed about the group this visit came by. Without it, as when it came by none, the call fails (40097). */
  readonly groupEntry?: () => GroupEntry | Promise<GroupEntry>;
  /** Decision about one subscription template. Accepts when absent. */
  readonly subscribe?: (templateId: string) => 'accept' | 'reject' | 'ban';
  /** The pictures that a person chooses when asked for some, as bytes; none is a change of mind. */
  readonly photos?: () => readonly Uint8Array[];
  /** Whether pictures may be saved to the album, asked once; and what is switched on in the settings later. Allows when absent. */
  readonly album?: () => boolean;
  readonly setting?: () => boolean;
}

interface Visit {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
}

/** The phone around the mini-program: what it shows, keeps and hears. */
export interface DeviceState {
  readonly storage: Map<string, unknown>;
  readonly answers: Answers;
  /** The `fetch` that requests are sent by. */
  readonly fetch: typeof globalThis.fetch;
  readonly launch: Visit;
  /** How people came the last time, which is the launch until they come back. */
  enter: Visit;
  readonly toasts: Toast[];
  readonly modals: Modal[];
  readonly requests: SentRequest[];
  readonly album: DrawnPicture[];
  /** Temporary files, by path. */
  readonly files: Map<string, Uint8Array>;
  /** Undefined until it was asked for. */
  mayWriteAlbum: boolean | undefined;
  /** Badge or red dot by index of the tab. */
  readonly badges: Map<number, string>;
  clipboard: string;
  loading: string | null;
  online: boolean;
  theme: 'light' | 'dark';
  readonly networkChanged: Listeners<{ isConnected: boolean; networkType: string }>;
  readonly themeChanged: Listeners<{ theme: string }>;
  readonly appShown: Listeners<object>;
  readonly appHidden: Listeners<object>;
}

export type DeviceOptions = Pick<DeviceState, 'storage' | 'answers' | 'fetch' | 'launch'>;

export function createDeviceState(options: DeviceOptions): DeviceState {
  return {
    ...options,
    enter: options.launch,
    toasts: [],
    modals: [],
    requests: [],
    album: [],
    files: new Map(),
    mayWriteAlbum: undefined,
    badges: new Map(),
    clipboard: '',
    loading: null,
    online: true,
    theme: 'light',
    networkChanged: listeners(),
    themeChanged: listeners(),
    appShown: listeners(),
    appHidden: listeners(),
  };
}
