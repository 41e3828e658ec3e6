import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { CommentParams, Ok, shape } from '../schemas.ts';

/** Small next steps, each of which may be skipped: say why a comment reached me; show my own to somebody. */
const Step = Type.Unsafe<'say-why' | 'pass-on'>({ type: 'string', enum: ['say-why', 'pass-on'] });

/**
 * Whether there is a next step worth asking about, and nothing else: nothing is given for it, and nothing depends on it.
 * A POST, because being asked is remembered, so that it happens rarely.
 */
export const askNextStep = defineOperation({
  id: 'askNextStep',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/next-step',
  access: 'member',
  budget: 'manage',
  summary:
    'Whether to offer the next step: say-why after an echo, pass-on for a comment of mine. Seldom, at most once each',
  params: CommentParams,
  body: shape({ step: Step }),
  reply: shape({ offered: Type.Boolean() }),
});

export const answerNextStep = defineOperation({
  id: 'answerNextStep',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/next-step',
  access: 'member',
  budget: 'manage',
  summary: 'What I made of the offer: taken, dismissed, or never again',
  params: CommentParams,
  body: shape({
    step: Step,
    outcome: Type.Unsafe<'taken' | 'dismissed' | 'never'>({
      type: 'string',
      enum: ['taken', 'dismissed', 'never'],
    }),
  }),
  reply: Ok,
});
