import { escapeText, excerpt } from './escape.ts';
import { layout, timeTag } from './layout.ts';

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
export function spacePage({ spaceId, name, description, posts }: PublicSpace, origin: string): string {
  const items = posts.map(
    (post) =>
      `<li><a href="/t/${spaceId}/${post.postId}">${escapeText(post.title)}</a><p class="by">${timeTag(post.createdAt)} · ${post.comments} 条留言</p></li>`,
  );
  const body = `<header>回响</header>
<main>
<h1>${escapeText(name)}</h1>
<p>${escapeText(description)}</p>
<ul>${items.join('\n')}</ul>
</main>
<footer><p>回响：说一句，有人听见。</p></footer>`;
  const head = {
    title: `${name} · 回响`,
    description: excerpt(description === '' ? name : description, 120),
    canonical: `${origin}/s/${spaceId}`,
  };
  return layout(head, body);
}

/** What stands at an address that has no page, or none for strangers. */
export function missingPage(origin: string): string {
  const body =
    '<main><h1>这里没有公开的内容</h1><p>可能已被删除，或只给里面的人看。</p><p><a href="/">去回响看看</a></p></main>';
  return layout(
    { title: '没有找到 · 回响', description: '没有找到', canonical: `${origin}/`, hidden: true },
    body,
  );
}
