import { type Pool, statement } from '@huixiang/postgres';
import { printOf, Prints, readText, type OpenerShape, type Print } from '@huixiang/text';
import type { Bus } from '../live/bus.ts';

/** What was said lately under posts, as prints in memory: a new text is compared with these. */
export interface SaidLately {
  /** Prints of the newest comments of a post, its replies included. */
  of(post: PostKey, openers: readonly OpenerShape[]): Promise<Prints>;
  /** A text is about to be published: it counts from now on, so that two at the same moment see each other. */
  add(post: PostKey, print: Print): void;
  /** It was not published after all. */
  remove(post: PostKey, printId: number): void;
}

export interface PostKey {
  readonly spaceId: number;
  readonly postId: number;
}

/** Copies come close upon each other; who repeats a text from further up is seen by the integrity engine. */
const PER_POST_MAX = 200;
/** Some 600 bytes each. */
const PRINTS_MAX = 100_000;
const POSTS_MAX = 10_000;

interface KnownPost {
  readonly prints: Prints;
  /** Another process wrote something here since. */
  behind: boolean;
}

const loadLately = statement<{
  comment_id: number;
  author_id: number;
  text: string;
  created_at: number;
  act_key: string | null;
}>(
  'said-lately',
  `SELECT comment_id, author_id, text, created_at, act_key FROM comments
   WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL ORDER BY comment_id DESC LIMIT $3`,
);

export function createSaidLately({ pool, bus }: { pool: Pool; bus: Bus }): SaidLately {
  const posts = new Map<string, KnownPost>();
  let kept = 0;
  const nameOf = ({ spaceId, postId }: PostKey): string => `${spaceId}:${postId}`;

  const forget = (name: string): void => {
    kept -= posts.get(name)?.prints.size ?? 0;
    posts.delete(name);
  };
  const put = (post: KnownPost, print: Print): void => {
    const before = post.prints.size;
    post.prints.add(print);
    kept += post.prints.size - before;
  };
  bus.subscribe((message) => {
    // An edited or deleted comment is read anew with its whole post: rare, and simply right.
    if (message.kind === 'changed') forget(nameOf(message));
    if (message.kind !== 'comment') return;
    const post = posts.get(nameOf(message));
    if (post !== undefined && !post.prints.has(message.commentId)) post.behind = true;
  });

  const catchUp = async (key: PostKey, openers: readonly OpenerShape[]): Promise<KnownPost> => {
    const rows = await loadLately(pool, [key.spaceId, key.postId, PER_POST_MAX]);
    const name = nameOf(key);
    const known = posts.get(name) ?? { prints: new Prints(PER_POST_MAX), behind: false };
    posts.set(name, known);
    for (const row of rows.toReversed()) {
      if (known.prints.has(row.comment_id)) continue;
      const { text, comment_id: id, author_id: authorId, created_at: at, act_key: actKey } = row;
      put(known, printOf(readText(text), { id, authorId, at, actKey }, openers));
    }
    known.behind = false;
    for (const other of posts.keys()) {
      if (kept <= PRINTS_MAX && posts.size <= POSTS_MAX) break;
      if (other !== name) forget(other);
    }
    return known;
  };

  return {
    async of(key, openers) {
      const name = nameOf(key);
      const known = posts.get(name);
      if (known === undefined || known.behind) return (await catchUp(key, openers)).prints;
      // The posts that were asked for longest ago are the first to go.
      posts.delete(name);
      posts.set(name, known);
      return known.prints;
    },
    add(key, print) {
      const post = posts.get(nameOf(key));
      if (post !== undefined) put(post, print);
    },
    remove(key, printId) {
      if (posts.get(nameOf(key))?.prints.delete(printId) === true) kept -= 1;
    },
  };
}
