import type { Picture, ProvinceCode } from '@huixiang/contract';
import { plainText } from '@huixiang/text';
import { escapeJson, escapeText, excerpt, paragraphs, whole } from './escape.ts';
import { footer, layout, timeTag } from './layout.ts';
import type { PageWords, Reader } from './page-words.ts';
import { saidAsHtml } from './said.ts';

/** A comment as strangers and search engines may read it; without a text it only keeps its place. */
export interface PublicComment {
  readonly id: number;
  readonly author: string;
  readonly text: string | undefined;
  readonly createdAt: number;
  readonly byStaff: boolean;
  /** Where it was written, as far as that is known. */
  readonly province?: ProvinceCode;
  readonly echoes: number;
  /** Those that were let through. */
  readonly pictures: readonly Picture[];
  readonly replies: readonly PublicComment[];
}

export interface PublicThread {
  readonly spaceId: number;
  readonly spaceName: string;
  readonly postId: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly createdAt: number;
  readonly comments: readonly PublicComment[];
  readonly commentCount: number;
  /** The cursor of this page, and of the next one. */
  readonly after: number | undefined;
  readonly next: number | undefined;
  /** Proves that who goes on from here came by a search. */
  readonly via: string;
}

/** Where a line of facts is too long, it ends with the dot. */
const DOT = '\u00A0· ';
const DESCRIPTION = 120;
/** No side of a picture on the page is longer, in pixels. */
const PICTURE_SIDE = 320;

/** The page of a thread: a pure function of what it shows. */
export function threadPage(thread: PublicThread, { origin, words }: Reader): string {
  const { spaceId, postId, title, after, next } = thread;
  const address = `${origin}/t/${spaceId}/${postId}`;
  const at = (cursor: number | undefined): string =>
    cursor === undefined ? address : `${address}?after=${cursor}`;
  const app = `/#/pkg-thread/thread?spaceId=${spaceId}&postId=${postId}&via=${thread.via}`;
  const body = `<header><a href="/s/${spaceId}">${escapeText(thread.spaceName)}</a></header>
<main>
<article>
<h1>${escapeText(title)}</h1>
<p class="by">${escapeText(thread.author)}${DOT}${timeTag(words, thread.createdAt)}</p>
${paragraphs(thread.body)}
</article>
<p><a class="go" href="${escapeText(app)}">${words.say('plain.open')}</a></p>
<h2>${words.say('post.comments', { n: thread.commentCount })}</h2>
<ol>${thread.comments.map((comment) => commentItem(words, comment)).join('\n')}</ol>
<nav>${after === undefined ? '' : `<a href="${address}">${words.say('plain.first')}</a> `}${next === undefined ? '' : `<a rel="next" href="${at(next)}">${words.say('plain.next')}</a>`}</nav>
</main>
${footer(words)}`;
  const head = {
    title: `${title} · ${thread.spaceName}`,
    description: excerpt(
      thread.body === '' ? plainText(thread.comments[0]?.text ?? title) : thread.body,
      DESCRIPTION,
    ),
    canonical: at(after),
    ...(next === undefined ? {} : { next: at(next) }),
  };
  return layout(
    words,
    head,
    body,
    `<script type="application/ld+json">${escapeJson(structured(thread, at(after)))}</script>\n`,
  );
}

function commentItem(words: PageWords, comment: PublicComment): string {
  const said =
    comment.text === undefined
      ? `<p class="by">${words.say('plain.withheld')}</p>`
      : `<p class="by">${byLine(words, comment)}</p>${saidAsHtml(comment.text)}${comment.pictures.map((picture) => pictureLink(words, picture)).join('')}`;
  const below = comment.replies.map((reply) => commentItem(words, reply)).join('');
  const replies = below === '' ? '' : `<ol>${below}</ol>`;
  return `<li id="c${comment.id}">${said}${replies}</li>`;
}

/** A picture small, with its place kept before it has come; it leads to its whole. */
function pictureLink(words: PageWords, { alt, full, height, thumb, width }: Picture): string {
  const shrink = Math.min(1, PICTURE_SIDE / Math.max(width, height));
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * shrink)));
  return `<a class="picture" href="${escapeText(full)}"><img src="${escapeText(thumb)}" width="${across}" height="${down}" alt="${escapeText(alt === '' ? words.say('plain.picture') : alt)}" loading="lazy"></a>`;
}

/** Who said it, when, from where, and how many it reached. */
function byLine(words: PageWords, { author, byStaff, createdAt, echoes, province }: PublicComment): string {
  const { say } = words;
  const name = `<span>${escapeText(author)}</span>`;
  const parts = [byStaff ? say('plain.byStaff', { author: name }) : name, timeTag(words, createdAt)];
  if (province !== undefined) parts.push(whole(say('comment.from', { place: say(`place.${province}`) })));
  if (echoes > 0) parts.push(whole(say('card.echoes', { n: echoes })));
  return parts.join(DOT);
}

/** The same in the words that search engines agreed on (schema.org). */
function structured(thread: PublicThread, url: string): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: thread.title,
    text: thread.body === '' ? thread.title : thread.body,
    url,
    author: { '@type': 'Person', name: thread.author },
    datePublished: new Date(thread.createdAt).toISOString(),
    commentCount: thread.commentCount,
    comment: thread.comments
      .filter(({ text }) => text !== undefined)
      .map(({ id, author, text = '', createdAt }) => ({
        '@type': 'Comment',
        url: `${url}#c${id}`,
        author: { '@type': 'Person', name: author },
        text: plainText(text),
        datePublished: new Date(createdAt).toISOString(),
      })),
  };
}
