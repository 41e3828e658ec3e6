import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { Id, Ok, shape } from '../schemas.ts';

export const getErasure = defineOperation({
  id: 'getErasure',
  method: 'GET',
  path: '/api/me/erasure',
  access: 'member',
  summary: 'What I should know before I leave: the spaces that nobody else owns',
  reply: shape({ ownedAlone: Type.Array(shape({ id: Id, name: Type.String() })) }),
});

export const eraseMe = defineOperation({
  id: 'eraseMe',
  method: 'POST',
  path: '/api/me/erasure',
  access: 'member',
  budget: 'manage',
  summary:
    'Erase me for good: sessions, echoes, tastes and settings go at once, and my words go or stay without my name',
  body: shape({
    words: Type.Unsafe<'remove' | 'keep'>({ type: 'string', enum: ['remove', 'keep'] }),
    nickname: Type.String({
      maxLength: limits.nicknameLength * 2,
      description: 'My nickname, written out to confirm',
    }),
  }),
  reply: Ok,
});
