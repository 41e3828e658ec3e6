import type { Fields } from '../http/fields.ts';
import type { User } from '../users/users.ts';
import type { Html } from './html.ts';
import type { Texts } from './texts.zh-CN.ts';

export type Language = 'zh' | 'en';

/** What a page knows of who looks at it. */
export interface Viewer {
  readonly texts: Texts;
  readonly language: Language;
  /** The scripted person they play. */
  readonly me: User;
}

export interface PageCall extends Viewer {
  readonly params: Fields;
  readonly query: Fields;
  readonly form: Fields;
  /** The page of the emulator that led here, without its query. */
  readonly from: string;
}

/** What a page answers: what is shown, or where to go next. */
export type PageAnswer =
  | { readonly title: string; readonly tab: string; readonly body: Html }
  | { readonly goTo: string; readonly remember?: { readonly name: 'me' | 'lang'; readonly value: string } };

/** One page (GET) or one act (POST, as forms send it) of the emulator's web page. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (call: PageCall) => PageAnswer | Promise<PageAnswer>;
}

/** What a form of the page sends, under this name. */
export function formPost(name: string, handle: PageRoute['handle']): PageRoute {
  return { method: 'POST', path: `/__emu/page/${name}`, handle };
}
