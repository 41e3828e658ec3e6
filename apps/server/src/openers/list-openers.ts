import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countByOpener } from './openers.store.ts';

interface OpenersQuery {
  readonly spaceId: number;
  /** Of the wordings that come with the kind of space. */
  readonly language: 'zh' | 'en';
}

/** What members are shown. @throws HuixiangError HX_NOT_FOUND */
export async function listOpeners(
  { wording }: Context,
  { spaceId, language }: OpenersQuery,
): Promise<ReplyOf<typeof operations.listOpeners>> {
  const openers = await wording.openers.of(spaceId);
  const items = openers.filter(({ hidden }) => !hidden);
  return { items: items.map((opener) => ({ id: opener.id, version: opener.version, ...opener[language] })) };
}

/** What staff work with: hidden ones too, and how often each wording was used. @throws HuixiangError HX_NOT_FOUND */
export async function listStaffOpeners(
  { pool, wording }: Context,
  { spaceId, language }: OpenersQuery,
): Promise<ReplyOf<typeof operations.listStaffOpeners>> {
  const openers = await wording.openers.of(spaceId);
  const rows = await countByOpener(pool, [spaceId]);
  const used = new Map(rows.map((row) => [`${row.opener_id}:${row.opener_version}`, row.comments]));
  return {
    items: openers.map((opener) => {
      const { id, version, hidden, own } = opener;
      return { id, version, hidden, own, ...opener[language], comments: used.get(`${id}:${version}`) ?? 0 };
    }),
  };
}
