import { type Comment, operations, type Post, type Space } from '@huixiang/contract';
import type { Actor, World } from './world.ts';

/** The lively corner of the demo community that walks through the pages use. */
export interface DemoCorner {
  readonly owner: Actor;
  readonly space: Space;
  /** The post with the most comments. */
  readonly post: Post;
  /** The root comment under it with the most echoes, and who wrote it. */
  readonly comment: Comment;
  readonly author: Actor;
  /** A member who has done nothing yet, so that all is new to them. */
  readonly newcomer: Actor;
}

/** Finds the corner in a server that runs the demo. @throws Error when the demo is not there */
export async function findDemoCorner(world: World): Promise<DemoCorner> {
  const guest = world.guest();
  const { personas } = await guest.call(operations.listPersonas);
  const staffed = personas.find(({ roles }) => roles.some((role) => role.endsWith('owner')));
  if (staffed === undefined) throw new Error('The demo has no persona who owns a space');
  const owner = await world.persona(staffed.id);
  const { staffOf } = await owner.call(operations.getSession);
  const spaceId = staffOf.find(({ role }) => role === 'owner')?.spaceId ?? 0;
  const space = await guest.call(operations.getSpace, { params: { spaceId } });
  const posts = (await guest.call(operations.listPosts, { params: { spaceId } })).items;
  const post = most(posts, ({ commentCount }) => commentCount);
  const query = { order: 'newest', limit: 50 } as const;
  const thread = await guest.call(operations.listThread, { params: { spaceId, postId: post.id }, query });
  const known = new Set(personas.map(({ id }) => id));
  const comment = most(
    thread.items.filter(({ author }) => known.has(author.id) && author.id !== owner.id),
    ({ echoes }) => echoes.raw,
  );
  const author = await world.persona(comment.author.id);
  return { owner, space, post, comment, author, newcomer: await world.member() };
}

function most<T>(items: readonly T[], measure: (item: T) => number): T {
  const [first] = items.toSorted((a, b) => measure(b) - measure(a));
  if (first === undefined) throw new Error('The demo has nothing to look at');
  return first;
}
