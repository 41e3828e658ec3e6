import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { Id, toId } from '../client/tolerant.ts';
import { WechatLinkError } from '../errors/wechat-error.ts';

const getUserPhoneNumber = endpoint({
  path: '/wxa/business/getuserphonenumber',
  // Paid per success, and the code works once.
  repeatable: false,
  answer: Type.Object({
    phone_info: Type.Object({
      phoneNumber: Id,
      purePhoneNumber: Id,
      countryCode: Id,
      watermark: Type.Object({ appid: Type.String() }),
    }),
  }),
});

export interface PhoneNumber {
  /** With the country code where it is not China's. */
  readonly phoneNumber: string;
  readonly purePhoneNumber: string;
  /** Without a plus, such as `86`. */
  readonly countryCode: string;
}

/** Exchanges the code of the `getPhoneNumber` button (single use, five minutes). Refuses a number made for another mini-program. */
export async function getPhoneNumber(client: WechatClient, code: string): Promise<PhoneNumber> {
  const { phone_info: info } = await client.call(getUserPhoneNumber, { body: { code } });
  if (info.watermark.appid !== client.appId) {
    const detail = 'the watermark is of another mini-program';
    throw new WechatLinkError(getUserPhoneNumber.path, 'unexpected-answer', { detail, maybeDone: true });
  }
  return {
    phoneNumber: toId(info.phoneNumber),
    purePhoneNumber: toId(info.purePhoneNumber),
    countryCode: toId(info.countryCode),
  };
}
