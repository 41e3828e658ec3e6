import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { Numeric, toNumber } from '../client/tolerant.ts';

const createActivityId = endpoint({
  path: '/cgi-bin/message/wxopen/activityid/create',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({ activity_id: Type.String({ minLength: 1 }), expiration_time: Numeric }),
});

const sendChatToolCard = endpoint({
  path: '/cgi-bin/message/wxopen/chattoolmsg/send',
  // It says how things stand, so that saying it twice changes nothing.
  repeatable: true,
  answer: Type.Object({}),
});

const sendUpdatableMessage = endpoint({
  path: '/cgi-bin/message/wxopen/updatablemsg/send',
  repeatable: true,
  answer: Type.Object({}),
});

/** The two kinds of live card in a chat: "完成" (did) and "参与" (took part in). */
export const chatToolTemplates = {
  complete: '4A68CBB88A92B0A9311848DBA1E94A199B166463',
  participate: '2A84254B945674A2F88CE4970782C402795EB607',
} as const;

const cardStates = { running: 1, closing: 2, ended: 3 } as const;
const versions = { release: 0, develop: 1, trial: 2 } as const;

/** An activity, to which the cards of one sharing belong. */
export interface Activity {
  readonly activityId: string;
  /** Seconds since 1970; usually a day after it was made. */
  readonly expiresAt: number;
}

export interface ChatToolCard {
  readonly activityId: string;
  readonly template: keyof typeof chatToolTemplates;
  /** It can go forward only. */
  readonly state: keyof typeof cardStates;
  /** Members (by their id in this group) who have done it; they cannot be taken back. */
  readonly participants?: readonly string[];
  readonly version?: keyof typeof versions;
}

export interface UpdatableMessage {
  readonly activityId: string;
  readonly state: 'open' | 'started';
  /** `member_count` and `room_limit` while open, `path` and `version_type` once started. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Makes an activity; with `openId` only that member can share it. */
export async function createActivity(
  client: WechatClient,
  { openId }: { openId?: string } = {},
): Promise<Activity> {
  const answer = await client.call(createActivityId, { query: { openid: openId } });
  return { activityId: answer.activity_id, expiresAt: toNumber(answer.expiration_time) };
}

/** Tells a live card in a group how things stand. Kind of error: `activity` (unknown, expired, ended). */
export async function updateChatToolCard(
  client: WechatClient,
  { activityId, template, state, participants = [], version = 'release' }: ChatToolCard,
): Promise<void> {
  const body = {
    activity_id: activityId,
    target_state: cardStates[state],
    template_id: chatToolTemplates[template],
    version_type: versions[version],
    participator_info_list: participants.map((id) => ({ group_openid: id, state: 1 })),
  };
  await client.call(sendChatToolCard, { body });
}

/** Changes an updatable message outside the chat tool. */
export async function updateUpdatableMessage(
  client: WechatClient,
  { activityId, state, parameters }: UpdatableMessage,
): Promise<void> {
  const list = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  const body = {
    activity_id: activityId,
    target_state: state === 'open' ? 0 : 1,
    template_info: { parameter_list: list },
  };
  await client.call(sendUpdatableMessage, { body });
}
