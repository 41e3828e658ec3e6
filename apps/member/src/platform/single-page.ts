import { isH5 } from './target.ts';

/** What WeChat says about how the mini-program was opened. */
interface Launch {
  readonly scene?: number;
  readonly apiCategory?: string;
}

/** Opened from the moments timeline: one page to read, without sign-in and without a way to another page. */
const SINGLE_PAGE_SCENE = 1154;

/** Whether an opening lets people read only. */
export function isReadOnly({ scene, apiCategory }: Launch): boolean {
  return scene === SINGLE_PAGE_SCENE || apiCategory === 'browseOnly';
}

let known: boolean | undefined;

/** Whether this opening of the app lets people read only. Never on H5. */
export function readOnlyNow(): boolean {
  known ??= !isH5 && isReadOnly(uni.getLaunchOptionsSync() as Launch);
  return known;
}
