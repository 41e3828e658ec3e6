import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { ageBands, entryChannels, genders } from '../people.ts';
import { provinceCodes } from '../provinces.ts';
import { CommentParams, oneOf, shape } from '../schemas.ts';

/** Who said nothing is of the kind `unknown`, as good as any other. */
function kinds<const Kinds extends readonly string[]>(known: Kinds) {
  return Type.Array(
    shape({
      kind: oneOf([...known, 'unknown'] as const),
      atLeast: Type.Integer({
        minimum: 1,
        description: 'So many people or a few more: a multiple of the floor',
      }),
    }),
  );
}

export const getPortrait = defineOperation({
  id: 'getPortrait',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/portrait',
  access: 'member',
  summary:
    'What kinds of people a comment of mine reached, of those who agreed to be counted and are no minors. Kinds of few people are left out, so each list may be empty',
  params: CommentParams,
  reply: shape({
    ageBand: kinds(ageBands),
    gender: kinds(genders),
    province: kinds(provinceCodes),
    channel: kinds(entryChannels),
  }),
});
