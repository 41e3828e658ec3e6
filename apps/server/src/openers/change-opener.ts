import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import { asksForApplause, isOpener } from '@huixiang/text';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { listStaffOpeners } from './list-openers.ts';
import { writeHidden, writeWording } from './openers.store.ts';

type StaffOpener = ReplyOf<typeof operations.addOpener>;

interface OpenerWish {
  readonly spaceId: number;
  readonly memberId: number;
  readonly template: string;
  readonly hint: string;
}

/** @throws HuixiangError HX_OPENERS_TOO_MANY, HX_OPENER_FORM, HX_OPENER_ASKS, of a broken text rule, or of the check of what is said */
export async function addOpener(
  context: Context,
  wish: Omit<OpenerWish, 'hint'> & { hint: string | undefined },
): Promise<StaffOpener> {
  const openers = await context.wording.openers.of(wish.spaceId);
  if (openers.length >= limits.openersMax) throw new HuixiangError('HX_OPENERS_TOO_MANY');
  const openerId = context.newId();
  await word(context, { ...wish, hint: wish.hint ?? '' }, { openerId, version: 0 });
  return shown(context, wish.spaceId, openerId);
}

/** @throws HuixiangError HX_NOT_FOUND for an opener of no such id, HX_CHANGED_MEANWHILE, and as `addOpener` */
export async function editOpener(
  context: Context,
  wish: {
    spaceId: number;
    openerId: number;
    memberId: number;
    template: string | undefined;
    hint: string | undefined;
    hidden: boolean | undefined;
    version: number | undefined;
  },
): Promise<StaffOpener> {
  const { pool, wording } = context;
  const { spaceId, openerId } = wish;
  const opener = (await wording.openers.of(spaceId)).find(({ id }) => id === openerId);
  if (opener === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const words = { template: wish.template ?? opener.zh.template, hint: wish.hint ?? opener.zh.hint };
  if (words.template !== opener.zh.template || words.hint !== opener.zh.hint) {
    if ((wish.version ?? opener.version) !== opener.version) throw new HuixiangError('HX_CHANGED_MEANWHILE');
    await word(context, { ...wish, ...words }, { openerId, version: opener.version });
  }
  if (wish.hidden !== undefined) {
    await writeHidden(pool, [spaceId, openerId, opener.version, wish.hidden]);
    wording.openers.changed(spaceId);
  }
  return shown(context, spaceId, openerId);
}

async function word(
  { pool, now, safety, wording }: Context,
  { spaceId, memberId, ...wish }: OpenerWish,
  { openerId, version }: { openerId: number; version: number },
): Promise<void> {
  const template = checkText(wish.template, { lengthMax: limits.openerLength, field: 'body.template' });
  const hint = checkText(wish.hint, {
    lengthMax: limits.openerHintLength,
    field: 'body.hint',
    mayBeEmpty: true,
  });
  if (!isOpener(template)) throw new HuixiangError('HX_OPENER_FORM', { field: 'body.template' });
  for (const [field, text] of Object.entries({ template, hint }))
    if (asksForApplause(text)) throw new HuixiangError('HX_OPENER_ASKS', { field: `body.${field}` });
  await safety.require({ memberId, kind: 'forum', text: `${template}\n${hint}`, field: 'body.template' });
  const written = await writeWording(pool, [spaceId, openerId, version, template, hint, now(), memberId]);
  wording.openers.changed(spaceId);
  if (written.length === 0) throw new HuixiangError('HX_CHANGED_MEANWHILE');
}

async function shown(context: Context, spaceId: number, openerId: number): Promise<StaffOpener> {
  const { items } = await listStaffOpeners(context, { spaceId, language: 'zh' });
  const found = items.find(({ id }) => id === openerId);
  if (found === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return found;
}
