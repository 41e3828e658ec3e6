import { escapeText, whole } from './escape.ts';
import type { PageWords } from './page-words.ts';

const STYLE = `:root{color-scheme:light dark;--paper:#f6f1e7;--ink:#2b2620;--soft:#655b4f;--line:#ddd2bf;--accent:#1e6460}
@media(prefers-color-scheme:dark){:root{--paper:#1b1916;--ink:#f0e8da;--soft:#b5aa9a;--line:#3b362f;--accent:#84cbbf}}
body{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.7 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}header,footer{color:var(--soft);font-size:.875rem}h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.125rem}
ol,ul{padding:0;list-style:none}li{padding:.75rem 0;border-top:1px solid var(--line)}li li{margin-left:1rem}blockquote{margin:.25rem 0;padding-left:.75rem;border-left:3px solid var(--line)}p{margin:.25rem 0}article p{margin:.75rem 0}li ol{margin-top:.75rem}
.picture{display:inline-block;margin:.5rem .5rem 0 0}img{display:block;max-width:100%;height:auto;border-radius:.5rem}
.by{color:var(--soft);font-size:.875rem;word-break:keep-all}.by span{color:var(--ink);font-weight:600}.go{display:inline-block;margin:.75rem 0 .25rem;padding:.75rem 1.25rem;border-radius:2rem;background:var(--accent);color:var(--paper);text-decoration:none}`;

export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** The one address of this page. */
  readonly canonical: string;
  readonly previous?: string;
  readonly next?: string;
  /** For what must not be found by search engines. */
  readonly hidden?: boolean;
}

/** A whole page that needs no script: `extra` is markup for the head. */
export function layout({ language }: PageWords, head: PageHead, body: string, extra = ''): string {
  const { title, description, canonical, previous, next, hidden } = head;
  const link = (rel: string, href: string | undefined): string =>
    href === undefined ? '' : `<link rel="${rel}" href="${escapeText(href)}">`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeText(title)}</title>
<meta name="description" content="${escapeText(description)}">
${hidden === true ? '<meta name="robots" content="noindex">' : link('canonical', canonical)}${link('prev', previous)}${link('next', next)}
<meta property="og:title" content="${escapeText(title)}">
<meta property="og:description" content="${escapeText(description)}">
<meta property="og:type" content="article">
<meta property="og:url" content="${escapeText(canonical)}">
<style>${STYLE}</style>
${extra}</head>
<body>
${body}
</body>
</html>
`;
}

/** What stands at the end of a page with times. */
export function footer({ say }: PageWords): string {
  return `<footer><p>${say('plain.footer')}</p><p>${say('plain.times')}</p></footer>`;
}

/** A time for people and for machines, in milliseconds since the epoch. */
export function timeTag({ time }: PageWords, at: number): string {
  return `<time datetime="${new Date(at).toISOString()}">${whole(time(at))}</time>`;
}
