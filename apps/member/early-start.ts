import { createHash } from 'node:crypto';
import { memberEn } from '@huixiang/contract/messages/member.en';
import type { Plugin } from 'vite';

/** What a page will ask for as soon as it runs. */
interface Early {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly calls: readonly string[];
}

/**
 * What pages ask the API for first, with the names of their address's parts in braces. It has to be to the letter what they
 * ask for, or it is asked for twice; a test in e2e counts.
 */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  '': ['/api/session'],
  'pkg-thread/thread': [
    '/api/spaces/{spaceId}',
    '/api/spaces/{spaceId}/posts/{postId}',
    '/api/spaces/{spaceId}/posts/{postId}/comments?order=resonance&limit=20',
  ],
};

/** What a page in English has and others do not. */
interface English {
  readonly title: string;
  /** The file of the English words. */
  readonly words: string;
}

/**
 * Runs in the browser, before all else: the first screen is in the reader's language, and the page's own files and data come
 * while the framework is still on its way.
 */
function startEarly(pages: Readonly<Record<string, Early>>, first: string, english: English): void {
  const [path = '', search = ''] = location.hash.replace(/^#?\/?/, '').split('?');
  const asked = new URLSearchParams(search);
  const add = (attributes: Readonly<Record<string, string>>): void => {
    const link = document.createElement('link');
    for (const name of Object.keys(attributes)) link.setAttribute(name, attributes[name] || '');
    document.head.append(link);
  };
  const language = /"language":"(\w+)"/.exec(localStorage.getItem('huixiang.preferences') || '');
  if (language !== null && language[1] === 'en') {
    document.documentElement.lang = 'en';
    document.title = english.title;
    add({ rel: 'modulepreload', crossorigin: '', href: english.words });
  }
  const page = pages[path || first];
  if (page === undefined) return;
  for (const href of page.scripts) add({ rel: 'modulepreload', crossorigin: '', href });
  for (const href of page.styles) add({ rel: 'preload', as: 'style', href });
  for (const call of page.calls) {
    const href = call.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asked.get(name) || ''));
    add({ rel: 'preload', as: 'fetch', crossorigin: '', href });
  }
}

/** Lays a small script before all others which starts what the page of the address needs. Only for the browser's build. */
export function earlyStart(): Plugin {
  return {
    name: 'huixiang:early-start',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const html = bundle['index.html'];
      if (html?.type !== 'asset') return;
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry);
      const known = new Set(entry === undefined ? [] : [entry.fileName, ...entry.imports]);
      const english: English = {
        title: memberEn['home.title'],
        words: `/${chunks.find(({ name }) => name === 'english')?.fileName ?? ''}`,
      };
      const pages: Record<string, Early> = {};
      for (const chunk of chunks) {
        const path = /\/src\/((pages|pkg-)[^?]*)\.vue/.exec(chunk.facadeModuleId ?? '')?.[1];
        if (path === undefined) continue;
        const parts = chunks.filter(
          ({ fileName }) =>
            fileName === chunk.fileName || (chunk.imports.includes(fileName) && !known.has(fileName)),
        );
        pages[path] = {
          scripts: parts.map(({ fileName }) => `/${fileName}`),
          styles: parts.flatMap(({ viteMetadata }) =>
            [...(viteMetadata?.importedCss ?? [])].map((file) => `/${file}`),
          ),
          calls: [...(CALLS[''] ?? []), ...(CALLS[path] ?? [])],
        };
      }
      const source = `(${String(startEarly)})(${JSON.stringify(pages)}, 'pages/home/index', ${JSON.stringify(english)});`;
      const fileName = `assets/early-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName, source });
      html.source = String(html.source).replace(
        '<script ',
        `<script src="/${fileName}"></script>\n    <script `,
      );
    },
  };
}
