import { escapeText, excerpt } from './escape.ts';
import { footer, layout, timeTag } from './layout.ts';
import type { Reader } from './page-words.ts';

export interface PublicSpace {
  readonly spaceId: number;
  readonly name: string;
  readonly description: string;
  readonly posts: readonly {
    readonly postId: number;
    readonly title: string;
    readonly createdAt: number;
    readonly comments: number;
  }[];
}

/** The page of a space: its newest posts. */
export function spacePage(
  { spaceId, name, description, posts }: PublicSpace,
  { origin, words }: Reader,
): string {
  const brand = words.say('card.brand');
  const items = posts.map(
    (post) =>
      `<li><a href="/t/${spaceId}/${post.postId}">${escapeText(post.title)}</a><p class="by">${timeTag(words, post.createdAt)} · ${words.say('post.comments', { n: post.comments })}</p></li>`,
  );
  const body = `<header>${brand}</header>
<main>
<h1>${escapeText(name)}</h1>
<p>${escapeText(description)}</p>
<ul>${items.join('\n')}</ul>
</main>
${footer(words)}`;
  const head = {
    title: `${name} · ${brand}`,
    description: excerpt(description === '' ? name : description, 120),
    canonical: `${origin}/s/${spaceId}`,
  };
  return layout(words, head, body);
}

/** What stands at an address that has no page, or none for strangers. */
export function missingPage({ origin, words }: Reader): string {
  const { say } = words;
  const body = `<main><h1>${say('plain.nothing')}</h1><p>${say('plain.nothingText')}</p><p><a href="/">${say('plain.home')}</a></p></main>`;
  const description = say('plain.notFound');
  const title = `${description} · ${say('card.brand')}`;
  return layout(words, { title, description, canonical: `${origin}/`, hidden: true }, body);
}
