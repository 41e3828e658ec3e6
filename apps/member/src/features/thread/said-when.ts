import type { Comment } from '@huixiang/contract';

import { ago, t } from '../language/language.ts';

/** When a comment was said, whether it was changed, and from where, as far as that is known. */
export function saidWhen({ createdAt, deleted, editedAt, province }: Comment): string {
  const parts = [ago(createdAt)];
  if (editedAt !== null && !deleted) parts.push(t('comment.edited'));
  if (province !== undefined) parts.push(t('comment.from', { place: t(`place.${province}`) }));
  return parts.join(' · ');
}
