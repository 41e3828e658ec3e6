import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { NullableString, shape } from '../schemas.ts';

export const getSubscription = defineOperation({
  id: 'getSubscription',
  method: 'GET',
  path: '/api/me/subscription',
  access: 'member',
  summary:
    'Which template the mini-program asks for, null where there is none, and how many messages I still allow. Each acceptance in WeChat is one message',
  reply: shape({ templateId: NullableString, left: Type.Integer({ minimum: 0 }) }),
});
