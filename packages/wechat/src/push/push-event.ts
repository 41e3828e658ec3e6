import { listField, numberField, recordField, textField, type PushFields } from './push-fields.ts';

/** What WeChat's check of a text or a file says: publish, let a person look, refuse. */
export type Suggestion = 'pass' | 'review' | 'risky';

interface Common {
  /** Who it is about: the openid of a member, or empty. */
  readonly openId: string;
  /** Seconds since 1970, when WeChat made it. */
  readonly createdAt: number;
}

/** The pushes this package understands. Everything else is `other`, with its fields untouched. */
export type PushEvent =
  | (Common & {
      readonly kind: 'media-checked';
      readonly traceId: string;
      /** Undefined when WeChat could not check the file (`errorCode` is not 0 then). */
      readonly suggestion: Suggestion | undefined;
      readonly label: number | undefined;
      readonly errorCode: number;
    })
  | (Common & {
      /** A member answered the prompt (`popup`) or changed it later in the settings (`change`). */
      readonly kind: 'subscription-answered';
      readonly where: 'popup' | 'change';
      readonly answers: readonly SubscriptionAnswer[];
    })
  | (Common & { readonly kind: 'subscription-sent'; readonly messages: readonly SentSubscription[] })
  /** The member withdrew what they had allowed: erase it. */
  | (Common & { readonly kind: 'authorization-revoked'; readonly revoked: readonly string[] })
  | (Common & { readonly kind: 'profile-changed'; readonly revoked: readonly string[] })
  | (Common & {
      readonly kind: 'article-published';
      readonly publishId: string;
      /** 0 done · 1 running · 2 claim of originality failed · 3 failed · 4 refused · 5 deleted by the author · 6 banned. */
      readonly status: number;
      readonly articleId: string | undefined;
      readonly urls: readonly string[];
    })
  | (Common & { readonly kind: 'mass-send-done'; readonly messageId: string; readonly status: string })
  | (Common & { readonly kind: 'followed' | 'unfollowed' })
  | (Common & { readonly kind: 'message'; readonly type: string; readonly fields: PushFields })
  | (Common & { readonly kind: 'other'; readonly event: string; readonly fields: PushFields });

export interface SubscriptionAnswer {
  readonly templateId: string;
  readonly accepted: boolean;
}

export interface SentSubscription {
  readonly templateId: string;
  readonly messageId: string | undefined;
  /** 0: it was delivered. */
  readonly errorCode: number;
}

type Reader = (fields: PushFields, common: Common) => PushEvent;

const readers: Readonly<Record<string, Reader>> = {
  wxa_media_check: readMediaChecked,
  subscribe_msg_popup_event: (fields, common) => readAnswered('popup', fields, common),
  subscribe_msg_change_event: (fields, common) => readAnswered('change', fields, common),
  subscribe_msg_sent_event: readSent,
  user_authorization_revoke: (fields, common) => readRevoked('authorization-revoked', fields, common),
  user_info_modified: (fields, common) => readRevoked('profile-changed', fields, common),
  publishjobfinish: readPublished,
  // One SDK's sample names the event so.
  freepublishjobfinish: readPublished,
  masssendjobfinish: (fields, common) => ({
    ...common,
    kind: 'mass-send-done',
    messageId: textField(fields, 'MsgID') ?? textField(fields, 'MsgId') ?? '',
    status: textField(fields, 'Status') ?? '',
  }),
  subscribe: (_fields, common) => ({ ...common, kind: 'followed' }),
  unsubscribe: (_fields, common) => ({ ...common, kind: 'unfollowed' }),
};

/** Says what a push means. Never throws: what is not understood is `other`. */
export function readPushEvent(fields: PushFields): PushEvent {
  const common = {
    openId: textField(fields, 'FromUserName') ?? '',
    createdAt: numberField(fields, 'CreateTime') ?? 0,
  };
  const event = textField(fields, 'Event') ?? '';
  const type = textField(fields, 'MsgType') ?? '';
  if (event === '' && type !== '' && type !== 'event') return { ...common, kind: 'message', type, fields };
  const name = event.toLowerCase();
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return reader?.(fields, common) ?? { ...common, kind: 'other', event, fields };
}

function readMediaChecked(fields: PushFields, common: Common): PushEvent {
  const result = recordField(fields, 'result') ?? {};
  const suggest = textField(result, 'suggest');
  const errorCode = numberField(fields, 'errcode') ?? 0;
  const known = suggest === 'pass' || suggest === 'review' || suggest === 'risky';
  return {
    ...common,
    kind: 'media-checked',
    traceId: textField(fields, 'trace_id') ?? '',
    suggestion: known && errorCode === 0 ? suggest : undefined,
    label: numberField(result, 'label'),
    errorCode,
  };
}

function readAnswered(where: 'popup' | 'change', fields: PushFields, common: Common): PushEvent {
  const wrapper = where === 'popup' ? 'SubscribeMsgPopupEvent' : 'SubscribeMsgChangeEvent';
  const answers = listOf(fields, wrapper).map((one) => ({
    templateId: textField(one, 'TemplateId') ?? '',
    accepted: textField(one, 'SubscribeStatusString') === 'accept',
  }));
  return { ...common, kind: 'subscription-answered', where, answers };
}

function readSent(fields: PushFields, common: Common): PushEvent {
  const messages = listOf(fields, 'SubscribeMsgSentEvent').map((one) => ({
    templateId: textField(one, 'TemplateId') ?? '',
    messageId: textField(one, 'MsgID') ?? textField(one, 'MsgId'),
    // Without a code nothing says that it arrived.
    errorCode: numberField(one, 'ErrorCode') ?? -1,
  }));
  return { ...common, kind: 'subscription-sent', messages };
}

/** XML wraps the list in an element named after the event, JSON does not. */
function listOf(fields: PushFields, wrapper: string): PushFields[] {
  return listField(recordField(fields, wrapper) ?? fields, 'List');
}

function readRevoked(
  kind: 'authorization-revoked' | 'profile-changed',
  fields: PushFields,
  common: Common,
): PushEvent {
  const revoked = (textField(fields, 'RevokeInfo') ?? '').split(',').filter((code) => code !== '');
  // The sender is the account itself in some samples; the member then stands in OpenID.
  return { ...common, openId: textField(fields, 'OpenID') ?? common.openId, kind, revoked };
}

function readPublished(fields: PushFields, common: Common): PushEvent {
  const info = recordField(fields, 'PublishEventInfo') ?? {};
  const details = listField(recordField(info, 'article_detail') ?? {}, 'item');
  return {
    ...common,
    kind: 'article-published',
    publishId: textField(info, 'publish_id') ?? '',
    status: numberField(info, 'publish_status') ?? -1,
    articleId: textField(info, 'article_id'),
    urls: details.map((one) => textField(one, 'article_url') ?? ''),
  };
}
