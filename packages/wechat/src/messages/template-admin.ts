import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { Id, ListOf, MaybeText, maybeText, toId, toList, toNumber, Numeric } from '../client/tolerant.ts';

const getCategory = endpoint({
  path: '/wxaapi/newtmpl/getcategory',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({ data: ListOf(Type.Object({ id: Numeric, name: Type.String() })) }),
});

const getTitles = endpoint({
  path: '/wxaapi/newtmpl/getpubtemplatetitles',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({
    count: Type.Optional(Numeric),
    data: ListOf(
      Type.Object({ tid: Id, title: Type.String(), type: Numeric, categoryId: Type.Optional(Id) }),
    ),
  }),
});

const getKeywords = endpoint({
  path: '/wxaapi/newtmpl/getpubtemplatekeywords',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({
    data: ListOf(Type.Object({ kid: Id, name: Type.String(), example: MaybeText, rule: Type.String() })),
  }),
});

const addTemplateCall = endpoint({
  path: '/wxaapi/newtmpl/addtemplate',
  repeatable: false,
  answer: Type.Object({ priTmplId: Type.String({ minLength: 1 }) }),
});

const getTemplates = endpoint({
  path: '/wxaapi/newtmpl/gettemplate',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({
    data: ListOf(
      Type.Object({ priTmplId: Type.String(), title: Type.String(), content: Type.String(), type: Numeric }),
    ),
  }),
});

const deleteTemplateCall = endpoint({
  path: '/wxaapi/newtmpl/deltemplate',
  repeatable: true,
  answer: Type.Object({}),
});

export interface Category {
  readonly id: number;
  readonly name: string;
}

/** A title of the public library. */
export interface PublicTemplate {
  readonly titleId: string;
  readonly title: string;
  /** One-time: an acceptance is for one message. */
  readonly oneTime: boolean;
}

/** A field that a template of this title can have; `rule` is its kind, such as `thing`. */
export interface TemplateKeyword {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly example: string | undefined;
}

/** A template of this mini-program. */
export interface OwnTemplate {
  readonly templateId: string;
  readonly title: string;
  /** Text with the keys of its fields, such as `{{thing1.DATA}}`. */
  readonly content: string;
  readonly oneTime: boolean;
}

const ONE_TIME = 2;

/** Categories of the mini-program, which decide about the templates it may use. */
export async function listCategories(client: WechatClient): Promise<Category[]> {
  return toList((await client.call(getCategory)).data).map(({ id, name }) => ({ id: toNumber(id), name }));
}

/** Titles of the public library in the given categories, `limit` (at most 30) from `start` on. */
export async function listPublicTemplates(
  client: WechatClient,
  { categoryIds, start = 0, limit = 30 }: { categoryIds: readonly number[]; start?: number; limit?: number },
): Promise<PublicTemplate[]> {
  const query = { ids: categoryIds.join(','), start, limit };
  return toList((await client.call(getTitles, { query })).data).map(({ tid, title, type }) => ({
    titleId: toId(tid),
    title,
    oneTime: toNumber(type) === ONE_TIME,
  }));
}

/** Fields that a template of this title can have. */
export async function listTemplateKeywords(
  client: WechatClient,
  titleId: string,
): Promise<TemplateKeyword[]> {
  return toList((await client.call(getKeywords, { query: { tid: titleId } })).data).map((one) => ({
    id: toId(one.kid),
    name: one.name,
    rule: one.rule,
    example: maybeText(one.example),
  }));
}

/** Adds a template of a public title with 2–5 of its keywords, in order; the answer is its id. `purpose` is shown to reviewers (≤ 15 characters). */
export async function addTemplate(
  client: WechatClient,
  { titleId, keywordIds, purpose }: { titleId: string; keywordIds: readonly string[]; purpose: string },
): Promise<string> {
  const body = { tid: titleId, kidList: keywordIds.map(Number), sceneDesc: purpose };
  return (await client.call(addTemplateCall, { body })).priTmplId;
}

/** Templates of this mini-program. */
export async function listTemplates(client: WechatClient): Promise<OwnTemplate[]> {
  return toList((await client.call(getTemplates)).data).map(({ priTmplId, title, content, type }) => ({
    templateId: priTmplId,
    title,
    content,
    oneTime: toNumber(type) === ONE_TIME,
  }));
}

export async function deleteTemplate(client: WechatClient, templateId: string): Promise<void> {
  await client.call(deleteTemplateCall, { body: { priTmplId: templateId } });
}
