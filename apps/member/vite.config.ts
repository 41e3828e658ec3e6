import { fileURLToPath } from 'node:url';

import uniModule from '@dcloudio/vite-plugin-uni';
import { defineConfig, type Plugin } from 'vite';

import { earlyStart } from './early-start.ts';
import { later } from './later.ts';
import { LATER_WORDS, laterWords } from './later-words.ts';
import { leanContract, SCHEMA_MAKERS } from './lean-contract.ts';
import { openingWords } from './opening-words.ts';
import { plainElements } from './plain-elements.ts';

/** The package is CommonJS with a `default` field, which Node hands over unopened. */
const uni = (uniModule as unknown as { default?: typeof uniModule }).default ?? uniModule;

/** Uni's H5 navigation bar loads a shadow picture from its vendor's CDN; a page of ours asks nobody else for anything. */
function withoutVendorCdn(): Plugin {
  const shadow = /url\(["']?https:\/\/cdn\.dcloud\.net\.cn\/[^)]*\)/g;
  return {
    name: 'huixiang:without-vendor-cdn',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && typeof file.source === 'string')
          file.source = file.source.replace(shadow, 'none');
        if (file.type === 'chunk') file.code = file.code.replace(shadow, 'none');
      }
    },
  };
}

/**
 * Few files for the browser: each one of its own costs a trip to the server. What the framework brings, what nearly every
 * page needs, what a thread shows, and what comes after the page: sheets, and the parts of forms.
 */
const CHUNKS: readonly (readonly [name: string, modules: RegExp])[] = [
  ['shared', /^\0later:|pictures\/own-pictures/],
  ['english', /english-words|contract\/src\/messages\/.*\.en\./],
  ['words', new RegExp(`^${LATER_WORDS}$`)],
  ['framework', /node_modules\/(@dcloudio|@vue|vue|vue-router)\//],
  ['preview', /platform\/h5-preview/],
  [
    'sheets',
    /features\/(report\/report-sheet|share\/share-sheet|thread\/(comment-menu|delete-sheet|history-sheet|jump-sheet))/,
  ],
  [
    'reading',
    /features\/(thread|openers|ladder|marks|report)\/|features\/share\/(arrival|share-card)|features\/pictures\/(composer-pictures|picture-row|picture-tray|use-pictures)/,
  ],
  [
    'forms',
    /src\/ui\/ui-(chip|field|panel|row|sheet|stepper|switch|text-area)|src\/ui\/input-value|features\/me\/(guardian-panel|use-settings)|features\/account\/use-sign-in/,
  ],
  [
    'shared',
    /apps\/member\/src\/(ui|platform|features\/(acts|echo|language|live|loading|me|preferences|session|navigation))|(packages|@huixiang)\/(text|client|contract)\//,
  ],
];

function manualChunks(id: string): string | undefined {
  return CHUNKS.find(([, modules]) => modules.test(id))?.[0];
}

/** What a link to a thread brings. */
function isOfThread(file: string): boolean {
  return (
    /src\/(App\.vue|main\.ts|pkg-thread\/thread\.vue|features\/groups\/use-group-visit\.ts)$/.test(file) ||
    /^(shared|reading|forms)$/.test(manualChunks(file) ?? '')
  );
}

const isWeapp = process.env['UNI_PLATFORM'] === 'mp-weixin';
const template = { compilerOptions: { nodeTransforms: isWeapp ? [] : [plainElements] } };

export default defineConfig({
  plugins: [
    uni({ vueOptions: { template } }),
    leanContract(),
    ...(isWeapp ? [] : [later(), laterWords(isOfThread)]),
    withoutVendorCdn(),
    openingWords(),
    earlyStart(),
  ],
  resolve: {
    alias: {
      // The server validates; here only paths and limits are needed, so the schema builder stays out of the package.
      typebox: fileURLToPath(new URL('./src/platform/typebox-stub.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2018',
    rollupOptions: {
      treeshake: { manualPureFunctions: SCHEMA_MAKERS },
      ...(isWeapp ? {} : { output: { manualChunks } }),
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: process.env['HUIXIANG_SERVER'] ?? 'http://127.0.0.1:8787', changeOrigin: false },
    },
  },
});
