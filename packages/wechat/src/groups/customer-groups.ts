import { Type, type Static } from 'typebox';

import type { WecomClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import {
  ListOf,
  MaybeNumeric,
  maybeNumber,
  MaybeText,
  maybeText,
  Numeric,
  toList,
  toNumber,
} from '../client/tolerant.ts';

const list = endpoint({
  path: '/cgi-bin/externalcontact/groupchat/list',
  repeatable: true,
  answer: Type.Object({
    group_chat_list: ListOf(Type.Object({ chat_id: Type.String(), status: MaybeNumeric })),
    next_cursor: MaybeText,
  }),
});

const Member = Type.Object({
  userid: Type.String(),
  type: Numeric,
  unionid: MaybeText,
  join_time: MaybeNumeric,
  join_scene: MaybeNumeric,
  group_nickname: MaybeText,
  name: MaybeText,
  invitor: Type.Optional(Type.Object({ userid: MaybeText })),
});

const get = endpoint({
  path: '/cgi-bin/externalcontact/groupchat/get',
  repeatable: true,
  answer: Type.Object({
    group_chat: Type.Object({
      chat_id: Type.String(),
      name: MaybeText,
      owner: MaybeText,
      create_time: MaybeNumeric,
      notice: MaybeText,
      member_list: ListOf(Member),
      admin_list: ListOf(Type.Object({ userid: Type.String() })),
      member_version: MaybeText,
    }),
  }),
});

const opengidToChatid = endpoint({
  path: '/cgi-bin/externalcontact/opengid_to_chatid',
  repeatable: true,
  answer: Type.Object({ chat_id: Type.String({ minLength: 1 }) }),
});

export interface CustomerGroupQuery {
  /** User ids of owners, at most 100; WeCom demands them when there are more than 1000 groups. */
  readonly ownerIds?: readonly string[];
  /** From the page before. */
  readonly cursor?: string;
  /** 1–1000. */
  readonly limit?: number;
}

export interface CustomerGroupPage {
  readonly chatIds: readonly string[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

export interface CustomerGroupMember {
  readonly userId: string;
  /** A person of the company; the others are customers. */
  readonly staff: boolean;
  /** Of a customer, where mini-program and WeCom hang under one open-platform account. */
  readonly unionId: string | undefined;
  /** Seconds since 1970. */
  readonly joinedAt: number | undefined;
  readonly joinedBy: 'invitation' | 'link' | 'code' | undefined;
  readonly name: string | undefined;
  readonly invitedBy: string | undefined;
}

export interface CustomerGroup {
  readonly chatId: string;
  readonly name: string | undefined;
  readonly ownerId: string | undefined;
  /** Seconds since 1970. */
  readonly createdAt: number | undefined;
  readonly notice: string | undefined;
  readonly members: readonly CustomerGroupMember[];
  readonly adminIds: readonly string[];
  /** Changes with the members. */
  readonly memberVersion: string | undefined;
}

/** One page of the company's customer groups. */
export async function listCustomerGroups(
  client: WecomClient,
  { ownerIds, cursor, limit = 1_000 }: CustomerGroupQuery = {},
): Promise<CustomerGroupPage> {
  const owners = ownerIds && { userid_list: ownerIds };
  const body = { status_filter: 0, owner_filter: owners, cursor: cursor ?? '', limit };
  const answer = await client.call(list, { body });
  return {
    chatIds: toList(answer.group_chat_list).map((one) => one.chat_id),
    nextCursor: maybeText(answer.next_cursor),
  };
}

/** A customer group with its members and, on request, their names. */
export async function getCustomerGroup(
  client: WecomClient,
  { chatId, withNames = false }: { chatId: string; withNames?: boolean },
): Promise<CustomerGroup> {
  const answer = await client.call(get, { body: { chat_id: chatId, need_name: withNames ? 1 : 0 } });
  const group = answer.group_chat;
  return {
    chatId: group.chat_id,
    name: maybeText(group.name),
    ownerId: maybeText(group.owner),
    createdAt: maybeNumber(group.create_time),
    notice: maybeText(group.notice),
    members: toList(group.member_list).map(readMember),
    adminIds: toList(group.admin_list).map(({ userid }) => userid),
    memberVersion: maybeText(group.member_version),
  };
}

/** The customer group behind a mini-program's `opengid`. Only of groups of this company; others are an error. */
export async function findCustomerGroup(client: WecomClient, openGroupId: string): Promise<string> {
  return (await client.call(opengidToChatid, { body: { opengid: openGroupId } })).chat_id;
}

const joinScenes: Readonly<Record<number, NonNullable<CustomerGroupMember['joinedBy']>>> = {
  1: 'invitation',
  2: 'link',
  3: 'code',
};

function readMember(one: Static<typeof Member>): CustomerGroupMember {
  return {
    userId: one.userid,
    staff: toNumber(one.type) === 1,
    unionId: maybeText(one.unionid),
    joinedAt: maybeNumber(one.join_time),
    joinedBy: joinScenes[maybeNumber(one.join_scene) ?? 0],
    name: maybeText(one.group_nickname) ?? maybeText(one.name),
    invitedBy: maybeText(one.invitor?.userid),
  };
}
