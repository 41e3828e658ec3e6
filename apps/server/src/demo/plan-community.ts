import type { DemoCommunity, DemoSpace } from './content/types.ts';
import { planComment } from './plan-comment.ts';
import { add, madeOf, personaOf, startPlan, type Plan } from './plan.ts';
import { planGroup } from './plan-group.ts';
import { planReview } from './plan-review.ts';

/**
 * The spaces of the community as rows and as pictures to be painted, with times counted back from now. Counters are not among them: they are counted
 * from the rows when these are written.
 *
 * @param personas ids of the members by their keys
 * @param seal keeps what only WeChat and the server should know
 */
export function planCommunity(
  community: DemoCommunity,
  personas: ReadonlyMap<string, number>,
  { now, seal }: { now: number; seal: (text: string) => string },
): Pick<Plan, 'rows' | 'paintings'> {
  const plan = startPlan(community, personas, now);
  for (const space of community.spaces) {
    planSpace(plan, space);
    planGroup(plan, space, madeOf(plan, space).id, seal);
  }
  return plan;
}

function planSpace(plan: Plan, space: DemoSpace): void {
  const { id: spaceId, at: createdAt } = madeOf(plan, space);
  const owner = personaOf(plan, space.owner);
  add(plan, 'spaces', {
    space_id: spaceId,
    name: space.name,
    kind: space.kind,
    description: space.description,
    visibility: 'public',
    demo: true,
    seeded: true,
    created_by: owner,
    created_at: createdAt,
  });
  for (const post of space.posts) {
    const { id: postId, at } = madeOf(plan, post);
    const place = { space_id: spaceId, post_id: postId };
    const authorId = personaOf(plan, post.author);
    add(plan, 'posts', { ...place, author_id: authorId, title: post.title, body: post.body, created_at: at });
    add(plan, 'post_stats', place);
  }
  planComments(plan, space, spaceId);
  planReview(plan, space, spaceId);
}

/** Comments in the order of time, because the first of a person is a first; the memberships follow from them. */
function planComments(plan: Plan, space: DemoSpace, spaceId: number): void {
  // Only staff can publish, so who published is staff.
  const staff = new Set([space.owner, ...space.posts.map((post) => post.author)]);
  const opened = madeOf(plan, space).at;
  const joined = new Map([...staff].map((key) => [key, { since: opened, comments: 0 }]));
  const said = space.posts.flatMap((post) => post.comments.map((comment) => ({ post, comment })));
  for (const { post, comment } of said.toSorted(
    (a, b) => madeOf(plan, a.comment).id - madeOf(plan, b.comment).id,
  )) {
    const before = joined.get(comment.author) ?? { since: madeOf(plan, comment).at, comments: 0 };
    joined.set(comment.author, { ...before, comments: before.comments + 1 });
    planComment(plan, { spaceId, post, comment, staff, owner: space.owner, first: before.comments === 0 });
  }
  for (const [key, { since, comments }] of joined) {
    const role = key === space.owner ? 'owner' : staff.has(key) ? 'creator' : 'member';
    add(plan, 'memberships', {
      space_id: spaceId,
      member_id: personaOf(plan, key),
      role,
      joined_at: since,
      comments,
    });
  }
}
