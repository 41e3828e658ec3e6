import { limits, type BodyOf, type operations, type Space } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { writeAct } from '../moderation/acts.store.ts';
import { checkText } from '../moderation/check-text.ts';
import { announceAuthority } from './change-membership.ts';
import { presentOne } from './present.ts';
import { requireSpace } from './require-space.ts';
import { changeSpace } from './spaces.store.ts';

/** About the space itself, in the log of decisions. */
const SPACE_ITSELF = 0;

/**
 * Change what is given of a space. Who changes whose comments are seen first is written down.
 * @throws HuixiangError HX_NOT_FOUND, of a broken text rule, or of the check of what is said
 */
export async function editSpace(
  context: Context,
  edit: BodyOf<typeof operations.editSpace> & { spaceId: number; memberId: number },
): Promise<Space> {
  const { newId, now, pool, safety } = context;
  const { spaceId, memberId, preReview } = edit;
  const name =
    edit.name === undefined
      ? null
      : checkText(edit.name, { lengthMax: limits.spaceNameLength, field: 'body.name' });
  const description = edit.description === undefined ? null : checkDescription(edit.description);
  const { pre_review: before, ...said } = await requireSpace(context, spaceId);
  // What stands there already was checked when it was said.
  const fresh = [name, description].filter(
    (text) => text !== null && text !== said.name && text !== said.description,
  );
  const text = fresh.join('\n');
  if (text !== '') await safety.require({ memberId, kind: 'forum', text, field: 'body' });
  const changed = presentOne(
    await changeSpace(pool, [spaceId, name, description, edit.visibility ?? null, preReview ?? null]),
  );
  if (changed.preReview !== before) {
    await writeAct(pool, [spaceId, newId(), SPACE_ITSELF, 'pre-review', preReview, memberId, now()]);
    announceAuthority(context, spaceId);
  }
  return changed;
}

export function checkDescription(text: string): string {
  return checkText(text, {
    lengthMax: limits.spaceDescriptionLength,
    field: 'body.description',
    mayBeEmpty: true,
  });
}
