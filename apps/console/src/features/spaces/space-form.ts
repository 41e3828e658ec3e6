import { limits, spaceKinds, type PreReview, type Space, type SpaceKind } from '@huixiang/contract';

import { lengthOf } from '../../ui/text-length.ts';

export interface SpaceDraft {
  name: string;
  kind: SpaceKind;
  description: string;
  visibility: Space['visibility'];
  preReview: PreReview;
}

/** What the form begins with: the space as it is, or nothing but the usual choices for a new one. */
export function draftOf(space: Space | null): SpaceDraft {
  if (space === null)
    return { name: '', kind: spaceKinds[0], description: '', visibility: 'public', preReview: 'off' };
  const { name, kind, description, visibility, preReview } = space;
  return { name, kind, description, visibility, preReview };
}

export function isSendable(draft: SpaceDraft): boolean {
  const name = lengthOf(draft.name);
  return (
    name > 0 && name <= limits.spaceNameLength && lengthOf(draft.description) <= limits.spaceDescriptionLength
  );
}

/** What was changed in the form. Only this is sent, so that what others change meanwhile stands. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const changes: Partial<T> = {};
  for (const field of Object.keys(after) as (keyof T)[])
    if (before[field] !== after[field]) changes[field] = after[field];
  return changes;
}
