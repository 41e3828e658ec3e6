import { randomBytes } from 'node:crypto';
import type { DemoComment, DemoPost } from './content/types.ts';
import { ARTICLE, DEALT, GROUP, planActs, type Act } from './plan-acts.ts';
import { add, madeOf, personaOf, type Plan } from './plan.ts';
import { sceneHeight, sceneWidth } from './scenes/painter.ts';
import { seededRandom } from './seeded-random.ts';

const MINUTE_MS = 60_000;
/** The creator comes by so much later. */
const MARKED_MS = 60 * MINUTE_MS;
/** A comment echoed by more than this many has nobody to spare for dealt replies. */
const CROWD = 40;
/** Shares of first replies that answered a dealt card, and of other comments that followed a link in a group. */
const DEALT_REPLIES = 0.4;
const FROM_GROUP = 0.2;

export interface Said {
  readonly spaceId: number;
  readonly post: DemoPost;
  readonly comment: DemoComment;
  /** Keys of the owner, and of the members with a role in the space. */
  readonly owner: string;
  readonly staff: ReadonlySet<string>;
  /** The author's first comment in the space. */
  readonly first: boolean;
}

interface Place {
  readonly space_id: number;
  readonly comment_id: number;
}

/** A comment with everything that people did with it. */
export function planComment(plan: Plan, said: Said): void {
  const { spaceId, post, comment, staff, first } = said;
  const { id, at } = madeOf(plan, comment);
  const place = { space_id: spaceId, comment_id: id };
  const postId = madeOf(plan, post).id;
  const parent = parentOf(post, comment);
  const byStaff = staff.has(comment.author);
  const marked = Math.min(plan.now, at + MARKED_MS);
  const solved = comment.mark === 'solved';
  const solver = personaOf(plan, said.owner);
  add(plan, 'comments', {
    ...place,
    post_id: postId,
    parent_id: parent === undefined ? null : madeOf(plan, parent).id,
    root_id: parent === undefined ? null : madeOf(plan, rootOf(post, parent)).id,
    author_id: personaOf(plan, comment.author),
    text: comment.text,
    provenance: provenanceOf(said),
    province: plan.homes.get(comment.author) ?? null,
    by_staff: byStaff,
    newcomer: first && !byStaff,
    created_at: at,
    featured_at: comment.mark === 'featured' ? marked : null,
    solved_at: solved ? marked : null,
    solved_by: solved ? solver : null,
    pictured: comment.picture !== undefined,
  });
  if (solved)
    add(plan, 'solved_acts', { ...place, act_id: plan.newId(), member_id: solver, solved, at: marked });
  planPicture(plan, said);
  add(plan, 'comment_stats', { ...place, post_id: postId });
  const repliers = post.comments.filter(
    (reply) => reply.parent === comment.key && isDealtReply(post, reply, staff),
  );
  const busy = new Set([comment.author, ...repliers.map((reply) => reply.author)]);
  const members = [...plan.personas].filter(([key]) => !busy.has(key)).map(([, memberId]) => memberId);
  const passable = parent === undefined && !byStaff;
  for (const act of planActs({ comment, createdAt: at, now: plan.now, members, passable })) {
    planAct(plan, place, act, { postId, createdAt: at });
  }
  for (const reply of repliers) {
    const answered = { memberId: personaOf(plan, reply.author), at: madeOf(plan, reply).at };
    add(plan, 'exposures', { ...place, member_id: answered.memberId, seen_at: answered.at });
    addCard(plan, place, { ...answered, answer: 'reply', createdAt: at });
  }
}

function planPicture(plan: Plan, { spaceId, comment }: Said): void {
  const { picture } = comment;
  if (picture === undefined) return;
  const { id: saidId, at } = madeOf(plan, comment);
  const pictureId = plan.newId();
  const waits = picture.waits === true;
  plan.paintings.push({ spaceId, pictureId, scene: picture.scene });
  add(plan, 'pictures', {
    space_id: spaceId,
    picture_id: pictureId,
    author_id: personaOf(plan, comment.author),
    said_id: saidId,
    place: 0,
    alt: picture.alt,
    key: randomBytes(12).toString('base64url'),
    width: sceneWidth,
    height: sceneHeight,
    state: waits ? 'person' : 'passed',
    created_at: at,
    decided_at: waits ? null : at,
  });
}

function planAct(plan: Plan, place: Place, act: Act, comment: { postId: number; createdAt: number }): void {
  const { kind, memberId, at, provenance } = act;
  const whose = { ...place, member_id: memberId };
  add(plan, 'exposures', { ...whose, seen_at: at });
  if (kind === 'echo') add(plan, 'echoes', { ...whose, post_id: comment.postId, provenance, echoed_at: at });
  if (kind === 'pass') add(plan, 'passes', { ...whose, passed_at: at });
  if (kind !== 'look' && provenance === DEALT) {
    addCard(plan, place, { memberId, at, answer: kind, createdAt: comment.createdAt });
  }
}

/** A card is dealt a few minutes before its answer, never before the comment is there. */
function addCard(
  plan: Plan,
  place: Place,
  card: { memberId: number; at: number; answer: string; createdAt: number },
): void {
  add(plan, 'cards', {
    ...place,
    member_id: card.memberId,
    deck_id: plan.newId(),
    dealt_at: Math.max(card.createdAt, card.at - 3 * MINUTE_MS),
    why: [{ code: 'least-heard' }],
    answer: card.answer,
    answered_at: card.at,
  });
}

/** How the author of a comment came to say it. */
function provenanceOf({ post, comment, staff }: Said): number {
  if (isDealtReply(post, comment, staff)) return DEALT;
  return !staff.has(comment.author) && seededRandom(`${comment.key}/way`)() < FROM_GROUP ? GROUP : ARTICLE;
}

/** Some first replies of members to a member's root comment answered its card. */
function isDealtReply(post: DemoPost, reply: DemoComment, staff: ReadonlySet<string>): boolean {
  const root = parentOf(post, reply);
  if (root === undefined || root.parent !== undefined || root.echoes > CROWD) return false;
  if (staff.has(reply.author) || staff.has(root.author) || reply.author === root.author) return false;
  const first = post.comments.find((other) => other.parent === root.key && other.author === reply.author);
  return first === reply && seededRandom(`${reply.key}/card`)() < DEALT_REPLIES;
}

function parentOf(post: DemoPost, comment: DemoComment): DemoComment | undefined {
  if (comment.parent === undefined) return undefined;
  return post.comments.find((other) => other.key === comment.parent);
}

function rootOf(post: DemoPost, comment: DemoComment): DemoComment {
  const parent = parentOf(post, comment);
  return parent === undefined ? comment : rootOf(post, parent);
}
