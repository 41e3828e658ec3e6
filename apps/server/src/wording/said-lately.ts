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
/** Where other processes write all the time no reading is ever the newest: what is known by then has to do. */
const ROUNDS_MAX = 4;

interface KnownPost {
  readonly prints: Prints;
  /** How often the bus told that something else is said here now, and how much of that the prints know. */
  told: number;
  known: number;
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

  const put = (post: KnownPost, print: Print): void => {
    const before = post.prints.size;
    post.prints.add(print);
    kept += post.prints.size - before;
  };
  const drop = (post: KnownPost | undefined, printId: number): void => {
    if (post?.prints.delete(printId) === true) kept -= 1;
  };
  bus.subscribe(
    (message) => {
      if (message.kind !== 'changed' && message.kind !== 'comment') return;
      const post = posts.get(nameOf(message));
      if (post === undefined) return;
      // What was edited is read anew, what was deleted is not there then.
      if (message.kind === 'changed') drop(post, message.commentId);
      if (!post.prints.has(message.commentId)) post.told += 1;
    },
    () => {
      posts.clear();
      kept = 0;
    },
  );

  /** The post, as the last of those that were asked for: the first ones are the first to go. */
  const take = (name: string): KnownPost => {
    const post = posts.get(name) ?? { prints: new Prints(PER_POST_MAX), told: 1, known: 0 };
    posts.delete(name);
    posts.set(name, post);
    return post;
  };
  const makeRoom = (): void => {
    for (const [name, { prints }] of posts) {
      if (posts.size === 1 || (kept <= PRINTS_MAX && posts.size <= POSTS_MAX)) return;
      kept -= prints.size;
      posts.delete(name);
    }
  };

  return {
    async of(key, openers) {
      for (let round = 0; ; round += 1) {
        const post = take(nameOf(key));
        const { told } = post;
        if (post.known === told || round === ROUNDS_MAX) return post.prints;
        const rows = await loadLately(pool, [key.spaceId, key.postId, PER_POST_MAX]);
        // What was told meanwhile is newer than these rows.
        if (post.told !== told || posts.get(nameOf(key)) !== post) continue;
        for (const row of rows.filter(({ comment_id: id }) => !post.prints.has(id)).toReversed()) {
          const { text, comment_id: id, author_id: authorId, created_at: at, act_key: actKey } = row;
          put(post, printOf(readText(text), { id, authorId, at, actKey }, openers));
        }
        post.known = told;
        makeRoom();
        return post.prints;
      }
    },
    add(key, print) {
      const post = posts.get(nameOf(key));
      if (post !== undefined) put(post, print);
    },
    remove(key, printId) {
      drop(posts.get(nameOf(key)), printId);
    },
  };
}
