import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeText, maybeText, toList } from '../client/tolerant.ts';

const getSetting = endpoint({
  path: '/cgi-bin/component/getprivacysetting',
  repeatable: true,
  answer: Type.Object({
    privacy_list: ListOf(Type.String()),
    setting_list: ListOf(Type.Object({ privacy_key: Type.String(), privacy_text: MaybeText })),
    owner_setting: Type.Optional(
      Type.Object({
        contact_email: MaybeText,
        contact_phone: MaybeText,
        contact_qq: MaybeText,
        contact_weixin: MaybeText,
      }),
    ),
  }),
});

/** What the owner declared in 用户隐私保护指引. */
export interface PrivacyGuideline {
  /** Kinds of data that WeChat found the uploaded code to use, such as `PhoneNumber`. */
  readonly detected: readonly string[];
  /** Kinds of data with the declared purpose; undefined where none was written. */
  readonly declared: readonly { readonly key: string; readonly purpose: string | undefined }[];
  /** Whether there is a way to reach the owner. */
  readonly hasContact: boolean;
}

/**
 * The privacy guideline in force (`release`) or the one being prepared. WeChat documents this call for third-party platforms that act
 * for an account; the token of the account itself may be refused (kind `permission`).
 */
export async function getPrivacyGuideline(
  client: WechatClient,
  version: 'release' | 'develop' = 'release',
): Promise<PrivacyGuideline> {
  const body = { privacy_ver: version === 'release' ? 1 : 2 };
  const { privacy_list, setting_list, owner_setting: owner } = await client.call(getSetting, { body });
  const contacts = [owner?.contact_email, owner?.contact_phone, owner?.contact_qq, owner?.contact_weixin];
  return {
    detected: toList(privacy_list),
    declared: toList(setting_list).map((one) => ({
      key: one.privacy_key,
      purpose: maybeText(one.privacy_text),
    })),
    hasContact: contacts.some((one) => maybeText(one) !== undefined),
  };
}
