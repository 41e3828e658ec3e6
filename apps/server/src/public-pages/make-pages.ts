import { provinceOf } from '../comments/present.ts';
import { pageOfRepliesOf, pagesOfRoots, type CommentRow } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { countsOf } from '../echoes/counts.ts';
import { picturesOf } from '../pictures/present-pictures.ts';
import { loadPosts, pageOfPosts } from '../posts/posts.store.ts';
import type { Reader } from './page-words.ts';
import { loadPublicSpace } from './public-pages.store.ts';
import { spacePage } from './space-page.ts';
import { notForStrangers } from './strangers.ts';
import { type PublicComment, threadPage } from './thread-page.ts';

const ROOTS = 50;
/** Of all roots of a page together; the rest is for the app. */
const REPLIES_MAX = 500;
const POSTS_MAX = 200;

/** The page of a thread from a cursor on; undefined when strangers may not read it. */
export async function makeThreadPage(
  context: Context,
  at: { spaceId: number; postId: number; after: number | undefined },
  reader: Reader,
): Promise<string | undefined> {
  const { pool, members, secret } = context;
  const { spaceId, postId, after } = at;
  const [space] = await loadPublicSpace(pool, [spaceId]);
  const [post] = await loadPosts(pool, [spaceId, [postId]]);
  if (space === undefined || post === undefined) return undefined;
  const roots = await pagesOfRoots.oldest(pool, [spaceId, postId, 0, after ?? 0, ROOTS]);
  const replies = await pageOfRepliesOf(pool, [spaceId, roots.map((row) => row.comment_id), REPLIES_MAX]);
  const comments = await publicComments(context, spaceId, [...roots, ...replies]);
  const byRoot = Map.groupBy(replies, (row) => row.root_id);
  const nested = roots.flatMap((root): PublicComment[] => {
    const comment = comments.get(root.comment_id);
    if (comment === undefined) return [];
    const below = (byRoot.get(root.comment_id) ?? []).flatMap((row) => comments.get(row.comment_id) ?? []);
    return [{ ...comment, replies: below }];
  });
  const thread = {
    spaceId,
    spaceName: space.name,
    postId,
    title: post.title,
    body: post.body,
    author: (await members.card(post.author_id)).nickname,
    createdAt: post.created_at,
    comments: nested,
    commentCount: post.comments,
    after,
    next: roots.length < ROOTS ? undefined : roots.at(-1)?.comment_id,
    via: signArrival({ provenance: 'search', spaceId, postId }, secret),
  };
  return threadPage(thread, reader);
}

/** The page of a space; undefined when strangers may not read it. */
export async function makeSpacePage(
  { pool }: Context,
  spaceId: number,
  reader: Reader,
): Promise<string | undefined> {
  const [space] = await loadPublicSpace(pool, [spaceId]);
  if (space === undefined) return undefined;
  const rows = await pageOfPosts(pool, [spaceId, Number.MAX_SAFE_INTEGER, POSTS_MAX]);
  const posts = rows.map((row) => ({
    postId: row.post_id,
    title: row.title,
    createdAt: row.created_at,
    comments: row.comments,
  }));
  return spacePage({ spaceId, ...space, posts }, reader);
}

/** Who did not want to be read by strangers, or was stopped in the space, keeps a place without words and name. */
async function publicComments(
  context: Context,
  spaceId: number,
  rows: readonly CommentRow[],
): Promise<Map<number, PublicComment>> {
  const { members } = context;
  const authors = [...new Set(rows.map((row) => row.author_id))];
  const [cards, unread, pictures] = await Promise.all([
    members.cards(authors),
    notForStrangers(context, spaceId, authors),
    picturesOf(
      context,
      rows.filter((row) => row.pictured).map((row) => ({ spaceId, saidId: row.comment_id })),
    ),
  ]);
  return new Map(
    rows.map((row) => {
      const shown = row.deleted_at === null && !unread.has(row.author_id);
      const comment: PublicComment = {
        id: row.comment_id,
        author: shown ? (cards.get(row.author_id)?.nickname ?? '') : '',
        text: shown ? row.text : undefined,
        createdAt: row.created_at,
        byStaff: row.by_staff,
        ...provinceOf(shown ? row.province : null),
        echoes: countsOf(row).counted,
        pictures: shown ? (pictures.get(row.comment_id) ?? []) : [],
        replies: [],
      };
      return [row.comment_id, comment];
    }),
  );
}
