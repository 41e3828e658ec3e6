import { limits, spaceKinds, type Space, type SpaceKind } from '@huixiang/contract';

import { lengthOf } from '../../ui/text-length.ts';

export interface SpaceDraft {
  name: string;
  kind: SpaceKind;
  description: string;
  visibility: Space['visibility'];
}

export function emptyDraft(): SpaceDraft {
  return { name: '', kind: spaceKinds[0], description: '', visibility: 'public' };
}

export function isSendable(draft: SpaceDraft): boolean {
  const name = lengthOf(draft.name);
  return (
    name > 0 && name <= limits.spaceNameLength && lengthOf(draft.description) <= limits.spaceDescriptionLength
  );
}
