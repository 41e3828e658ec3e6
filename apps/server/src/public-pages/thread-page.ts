import type { Picture, ProvinceCode } from '@huixiang/contract';
import { placesZh } from '@huixiang/contract/messages/places.zh-CN';
import { plainText } from '@huixiang/text';
import { escapeJson, escapeText, excerpt, paragraphs } from './escape.ts';
import { layout, timeTag } from './layout.ts';
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

const DESCRIPTION = 120;
/** No side of a picture on the page is longer, in pixels. */
const PICTURE_SIDE = 320;

/** The page of a thread: a pure function of what it shows. */
export function threadPage(thread: PublicThread, origin: string): string {
  const { spaceId, postId, title, after, next } = thread;
  const address = `${origin}/t/${spaceId}/${postId}`;
  const at = (cursor: number | undefined): string =>
    cursor === undefined ? address : `${address}?after=${cursor}`;
  const app = `/#/pkg-thread/thread?spaceId=${spaceId}&postId=${postId}&via=${thread.via}`;
  const body = `<header><a href="/s/${spaceId}">${escapeText(thread.spaceName)}</a></header>
<main>
<article>
<h1>${escapeText(title)}</h1>
<p class="by">${escapeText(thread.author)} · ${timeTag(thread.createdAt)}</p>
${paragraphs(thread.body)}
</article>
<p><a class="go" href="${escapeText(app)}">在回响里打开，听听大家，也说一句</a></p>
<h2>${thread.commentCount} 条留言</h2>
<ol>${thread.comments.map(commentItem).join('\n')}</ol>
<nav>${after === undefined ? '' : `<a href="${address}">从头看</a> `}${next === undefined ? '' : `<a rel="next" href="${at(next)}">再往后看</a>`}</nav>
</main>
<footer><p>回响：说一句，有人听见。</p></footer>`;
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
    head,
    body,
    `<script type="application/ld+json">${escapeJson(structured(thread, at(after)))}</script>\n`,
  );
}

function commentItem(comment: PublicComment): string {
  const words =
    comment.text === undefined
      ? '<p class="by">这条留言不在这里公开。</p>'
      : `<p class="by">${byLine(comment)}</p>${saidAsHtml(comment.text)}${comment.pictures.map(pictureLink).join('')}`;
  const replies = comment.replies.length === 0 ? '' : `<ol>${comment.replies.map(commentItem).join('')}</ol>`;
  return `<li id="c${comment.id}">${words}${replies}</li>`;
}

/** A picture small, with its place kept before it has come; it leads to its whole. */
function pictureLink({ alt, full, height, thumb, width }: Picture): string {
  const shrink = Math.min(1, PICTURE_SIDE / Math.max(width, height));
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * shrink)));
  return `<a class="picture" href="${escapeText(full)}"><img src="${escapeText(thumb)}" width="${across}" height="${down}" alt="${escapeText(alt === '' ? '留言里的图片' : alt)}" loading="lazy"></a>`;
}

/** Who said it, when, from where, and how many it reached. */
function byLine({ author, byStaff, createdAt, echoes, province }: PublicComment): string {
  const parts = [`<span>${escapeText(author)}</span>${byStaff ? '（主人）' : ''}`, timeTag(createdAt)];
  if (province !== undefined)
    parts.push(whole(placesZh['comment.from'].replace('{place}', placesZh[`place.${province}`])));
  if (echoes > 0) parts.push(whole(`${echoes} 个回响`));
  return parts.join(' · ');
}

/** Words between which no line ends. */
function whole(words: string): string {
  return words.replaceAll(' ', '\u00A0');
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
