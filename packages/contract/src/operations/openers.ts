import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { Opener, StaffOpener } from '../openers.ts';
import { Id, SpaceParams, shape } from '../schemas.ts';

const Template = Type.String({ minLength: 1, maxLength: limits.openerLength * 2 });
const Hint = Type.String({ maxLength: limits.openerHintLength * 2 });

const InLanguage = shape({
  language: Type.Optional(Type.Unsafe<'zh' | 'en'>({ type: 'string', enum: ['zh', 'en'] })),
});

export const listOpeners = defineOperation({
  id: 'listOpeners',
  method: 'GET',
  path: '/api/spaces/:spaceId/openers',
  access: 'anyone',
  summary:
    'How a comment may begin here. Openers that came with the kind of space are in the language asked for',
  params: SpaceParams,
  query: InLanguage,
  reply: shape({ items: Type.Array(Opener) }),
});

export const listStaffOpeners = defineOperation({
  id: 'listStaffOpeners',
  method: 'GET',
  path: '/api/spaces/:spaceId/openers/all',
  access: 'creator',
  summary: 'All openers of a space, hidden ones too, with how often each wording was used',
  params: SpaceParams,
  query: InLanguage,
  reply: shape({ items: Type.Array(StaffOpener) }),
});

export const addOpener = defineOperation({
  id: 'addOpener',
  method: 'POST',
  path: '/api/spaces/:spaceId/openers',
  access: 'creator',
  budget: 'manage',
  summary: 'Add an opener',
  params: SpaceParams,
  body: shape({ template: Template, hint: Type.Optional(Hint) }),
  reply: StaffOpener,
});

export const editOpener = defineOperation({
  id: 'editOpener',
  method: 'PUT',
  path: '/api/spaces/:spaceId/openers/:openerId',
  access: 'creator',
  budget: 'manage',
  summary: 'Word an opener anew, which makes a new version of it, or hide and show it',
  params: shape({ spaceId: Id, openerId: Id }),
  body: shape({
    template: Type.Optional(Template),
    hint: Type.Optional(Hint),
    hidden: Type.Optional(Type.Boolean()),
    version: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'That is worded anew: refused when somebody worded it anew since it was read',
      }),
    ),
  }),
  reply: StaffOpener,
});
