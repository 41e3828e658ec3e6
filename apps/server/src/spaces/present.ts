import type { Space } from '@huixiang/contract';
import { HuixiangError } from '../errors.ts';
import type { SpaceRow } from './spaces.store.ts';

export function presentSpace(row: SpaceRow): Space {
  return {
    id: row.space_id,
    name: row.name,
    kind: row.kind,
    description: row.description,
    visibility: row.visibility,
    preReview: row.pre_review,
    demo: row.demo,
    createdAt: row.created_at,
  };
}

/** The space that a statement gave back. @throws HuixiangError HX_NOT_FOUND when it gave none */
export function presentOne([row]: readonly SpaceRow[]): Space {
  if (row === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return presentSpace(row);
}
