import { operations } from '@huixiang/contract';
import type { Client } from '../call/client.ts';
import type { QueuedAct } from './act.ts';
import type { Settled } from './types.ts';

/** Sends one act with its key. Rejects with a CallError. */
export async function sendAct(client: Client, queued: QueuedAct): Promise<Settled> {
  const { act, key: idempotencyKey } = queued;
  if (act.type === 'comment') {
    const params = { spaceId: act.spaceId, postId: act.postId };
    const comment = await client.call(operations.postComment, { params, body: act.body, idempotencyKey });
    return { type: act.type, queued, comment };
  }
  const params = { spaceId: act.spaceId, commentId: act.commentId };
  const outcome =
    act.type === 'echo'
      ? await client.call(operations.echoComment, {
          params,
          body: act.via === undefined ? {} : { via: act.via },
          idempotencyKey,
        })
      : await client.call(operations.revokeEcho, { params, idempotencyKey });
  return { type: act.type, queued, outcome };
}
