import type { Plugin } from 'vite';

/** Sheets of which none is open when a page comes. The composer is not among them: it opens without a network as well. */
const LATER =
  /\/features\/(thread\/(comment-menu|delete-sheet|history-sheet|jump-sheet)|report\/report-sheet|share\/share-sheet)\.vue$/;
const PREFIX = '\0later:';

/**
 * Has these components come after the page: wherever one is imported, a stand-in is, which fetches it once the page stands
 * (src/platform/h5-later.ts). Only for the browser's build; a mini-program is on the phone as a whole.
 */
export function later(): Plugin {
  return {
    name: 'huixiang:later',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('.vue') || importer === undefined || importer.startsWith(PREFIX)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found !== null && LATER.test(found.id) ? PREFIX + found.id : null;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = JSON.stringify(id.slice(PREFIX.length));
      return `import { later } from '@/platform/h5-later.ts';\nexport default later(() => import(${file}));`;
    },
  };
}
