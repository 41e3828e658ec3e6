import { OK, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';

/** Reading what the owner set in the console. To refuse these calls to the account's own token, as WeChat may, name them in `blockedApis`. */
export function consoleEndpoints(): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/component/getprivacysetting',
      access: 'mini',
      handle: ({ account: { privacyKeys, privacyContact } }) => ({
        ...OK,
        code_exist: 1,
        privacy_list: privacyKeys,
        setting_list: privacyKeys.map((key) => ({ privacy_key: key, privacy_text: `用途说明 ${key}` })),
        owner_setting: { contact_email: privacyContact },
      }),
    },
    {
      method: 'POST',
      path: '/wxa/modify_domain',
      access: 'mini',
      handle: ({ account: { serverDomains }, body }) => {
        if (body.textOr('action', '') !== 'get') throw new WechatFailure(85015, 'only reading is emulated');
        return {
          ...OK,
          requestdomain: serverDomains,
          wsrequestdomain: [],
          uploaddomain: serverDomains,
          downloaddomain: [],
        };
      },
    },
  ];
}
