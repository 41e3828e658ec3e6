import { promises } from '@huixiang/contract';
import type { DemoSpace, DemoWaiting } from './content/types.ts';
import { add, madeOf, type Plan, personaOf } from './plan.ts';
import { ARTICLE } from './plan-acts.ts';

const MINUTE_MS = 60_000;
/** So long after it was written the machine refuses. */
const CHECK_MS = MINUTE_MS;
/** No person. */
const MACHINE = 0;

/** What lies before the moderators of a space: what waits, what was reported, what is appealed. */
export function planReview(plan: Plan, space: DemoSpace, spaceId: number): void {
  const { review } = space;
  for (const one of review.waiting) planWaiting(plan, space, { spaceId, one, refusedAt: null });
  for (const one of review.refused) {
    const refusedAt = madeOf(plan, one).at + CHECK_MS;
    const waitingId = planWaiting(plan, space, { spaceId, one, refusedAt });
    const appealedAt = plan.now - one.appeal.minutesAgo * MINUTE_MS;
    const decision = { space_id: spaceId, comment_id: waitingId, reason: 'machine', decided_by: MACHINE };
    add(plan, 'decisions', {
      ...decision,
      author_id: personaOf(plan, one.author),
      decided_at: refusedAt,
      kind: 'refused',
      appeal: one.appeal.text,
      appealed_at: appealedAt,
      due_at: appealedAt + promises.appealMs,
    });
    add(plan, 'moderation_acts', {
      ...decision,
      act_id: plan.newId(),
      act: 'refuse',
      decided_at: refusedAt,
    });
  }
  const comments = space.posts.flatMap((post) => post.comments);
  for (const { by, comment: key, minutesAgo, note, reason } of review.reports) {
    const comment = comments.find((one) => one.key === key);
    if (comment === undefined) throw new Error(`The demo reports an unknown comment: ${key}`);
    add(plan, 'reports', {
      space_id: spaceId,
      comment_id: madeOf(plan, comment).id,
      member_id: personaOf(plan, by),
      reason,
      note,
      reported_at: plan.now - minutesAgo * MINUTE_MS,
    });
  }
}

/** @returns its id */
function planWaiting(
  plan: Plan,
  space: DemoSpace,
  { spaceId, one, refusedAt }: { spaceId: number; one: DemoWaiting; refusedAt: number | null },
): number {
  const { id, at } = madeOf(plan, one);
  const post = space.posts.find(({ key }) => key === one.post);
  if (post === undefined) throw new Error(`The demo waits under an unknown post: ${one.post}`);
  add(plan, 'waiting_comments', {
    space_id: spaceId,
    waiting_id: id,
    post_id: madeOf(plan, post).id,
    author_id: personaOf(plan, one.author),
    text: one.text,
    provenance: ARTICLE,
    state: refusedAt === null ? 'person' : 'refused',
    why: one.why,
    submitted_at: at,
    decided_at: refusedAt,
    province: plan.homes.get(one.author) ?? null,
  });
  return id;
}
