import { resolve } from 'node:path';

/** Absolute path of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Where the builds of `npm run build` lie. */
export const builtMiniProgram = resolve(root, 'apps/member/dist/build/mp-weixin');
