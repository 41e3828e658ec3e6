import { operations } from '@huixiang/contract';
import type { Api } from './api.ts';
import type { Plan } from './plan.ts';

/** One member of the conversation as the server knows them. */
export interface Actor {
  readonly id: number;
  readonly token: string;
  /** Header lines of this member's requests without and with a body, made once. */
  readonly headers: string;
  readonly jsonHeaders: string;
}

/** Where the conversation is played: an unlisted space with one post, opened by a host who takes no part in it. */
export interface Stage {
  readonly spaceId: number;
  readonly postId: number;
  readonly actors: readonly Actor[];
}

/** Sign everybody in, each as a demo member of their own, and open the space and the post. */
export async function setStage(
  api: Api,
  plan: Plan,
  conversation: string,
  connections: number,
): Promise<Stage> {
  const host = await signIn(api, 'replay host');
  const { id: spaceId } = await api.call(operations.createSpace, {
    token: host.token,
    body: {
      name: `replay ${conversation}`.slice(0, 40),
      kind: 'interest-group',
      visibility: 'unlisted',
      description: 'A real conversation, replayed by the lab',
    },
  });
  const { id: postId } = await api.call(operations.createPost, {
    token: host.token,
    params: { spaceId },
    body: { title: conversation.slice(0, 120) },
  });
  const actors: Actor[] = [];
  let next = 0;
  const signInSome = async (): Promise<void> => {
    for (let member = next++; member < plan.members.length; member = next++)
      actors[member] = await signIn(api, `replay ${plan.members[member]}`.slice(0, 24));
  };
  await Promise.all(Array.from({ length: connections }, signInSome));
  return { spaceId, postId, actors };
}

async function signIn(api: Api, nickname: string): Promise<Actor> {
  const { token, member } = await api.call(operations.signInDemo, { body: { nickname } });
  const headers = `authorization: Bearer ${token}\r\n`;
  return { id: member.id, token, headers, jsonHeaders: `${headers}content-type: application/json\r\n` };
}
