/** One thing that is built: its command, where the result goes, and everything the result depends on. */
export interface BuildTarget {
  readonly name: BuildName;
  readonly folder: string;
  readonly packageName: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Folder of the result, relative to the root; a result without its main file counts as missing. */
  readonly result: string;
  readonly mainFile: string;
  /** Remembers the inputs of the last complete build. Outside of `result` where each file of it is published. */
  readonly stamp: string;
  readonly inputs: readonly string[];
  /** Browsers load its files, so they lie there compressed as well. */
  readonly served: boolean;
}

export type BuildName = 'h5' | 'mp-weixin' | 'console';

const SHARED_INPUTS = [
  'package-lock.json',
  'tsconfig.base.json',
  'packages/charts',
  'packages/client',
  'packages/contract',
  'packages/text',
  'tools/build-stale.ts',
  'tools/compress-files.ts',
];

const member = {
  folder: 'apps/member',
  packageName: '@dcloudio/vite-plugin-uni',
  command: 'uni',
  inputs: ['apps/member', ...SHARED_INPUTS],
} as const;

export const buildTargets: readonly BuildTarget[] = [
  {
    ...member,
    name: 'h5',
    args: ['build'],
    result: 'apps/member/dist/build/h5',
    mainFile: 'index.html',
    stamp: 'apps/member/dist/build/.h5.inputs',
    served: true,
  },
  {
    ...member,
    name: 'mp-weixin',
    args: ['build', '-p', 'mp-weixin'],
    result: 'apps/member/dist/build/mp-weixin',
    mainFile: 'app.json',
    stamp: 'apps/member/dist/build/.mp-weixin.inputs',
    served: false,
  },
  {
    name: 'console',
    folder: 'apps/console',
    packageName: 'vite',
    command: 'vite',
    args: ['build'],
    result: 'apps/console/dist',
    mainFile: 'index.html',
    stamp: 'apps/console/dist/.inputs',
    served: true,
    inputs: ['apps/console', ...SHARED_INPUTS],
  },
];
