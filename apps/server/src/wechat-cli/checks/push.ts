import type { CheckContext } from '../check-context.ts';
import type { Finding, Words } from '../report.ts';
import { knockAt, type Knock } from './knock.ts';

/** What our own push address must answer, in the order in which it is asked. */
const STEPS: readonly { readonly knock: Knock; readonly wrong: Words }[] = [
  {
    knock: 'handshake',
    wrong: {
      zh: '握手未通过：Token 与服务器正在使用的不同，或该地址不是本服务',
      en: 'the handshake failed: the token is not the one that the server runs with, or something else is at this address',
    },
  },
  {
    knock: 'forged handshake',
    wrong: {
      zh: '伪造签名的握手也被接受：地址上不是本服务',
      en: 'a forged handshake was accepted: something else is at this address',
    },
  },
  {
    knock: 'push',
    wrong: {
      zh: '加密推送未被接受：EncodingAESKey 不一致，或服务器时钟偏差超过 10 分钟',
      en: 'an encrypted push was not taken: another EncodingAESKey, or a clock that is 10 minutes off',
    },
  },
  {
    knock: 'forged push',
    wrong: {
      zh: '签名不符的推送也被接受：地址上不是本服务',
      en: 'a push with a wrong signature was taken: something else is at this address',
    },
  },
];

/**
 * Knocks at our own public address as WeChat would: handshake and an encrypted push that means nothing, each also forged. That
 * WeChat's servers reach the address too is only proved by saving the address in the console, which makes them knock.
 */
export async function checkPush(context: CheckContext, kind: 'mini' | 'official'): Promise<Finding> {
  const { publicUrl, wechat, now, fetch } = context;
  const account = kind === 'mini' ? wechat.mini : wechat.official;
  const prefix = kind === 'mini' ? 'HUIXIANG_WECHAT_' : 'HUIXIANG_WECHAT_OFFICIAL_';
  const names = `${prefix}TOKEN, ${prefix}AES_KEY, PUBLIC_URL`;
  const where = { zh: `环境变量 ${names}`, en: `the settings ${names}` };
  if (account?.pushToken === undefined || publicUrl === undefined)
    return {
      state: 'todo',
      said: {
        zh: '没有配置推送：收不到“撤回授权”（须删除其数据）与订阅变化的通知',
        en: 'not configured: that somebody withdrew their permission (whose data must be erased) or changed a subscription does not arrive',
      },
      where,
    };
  if (account.pushAesKey === undefined)
    return {
      state: 'failed',
      said: {
        zh: '没有 EncodingAESKey：请使用安全模式，明文推送会泄露内容',
        en: 'there is no EncodingAESKey: use the safe mode, plain pushes tell their content',
      },
      where,
    };
  const url = new URL(`/api/wechat/push/${kind}`, publicUrl);
  const door = {
    url,
    appId: account.appId,
    token: account.pushToken,
    aesKey: account.pushAesKey,
    now,
    fetch,
  };
  for (const { knock, wrong } of STEPS) {
    const answer = await knockAt(door, knock);
    if (answer === 'silent')
      return {
        state: 'failed',
        said: { zh: `${url.href} 打不开`, en: `${url.href} cannot be opened` },
        where,
      };
    if (answer === 'wrong') return { state: 'failed', said: wrong, where };
  }
  return {
    state: 'ok',
    said: {
      zh: `${url.href} 握手与加密往返正常，伪造的被拒绝；请在后台填写此地址并保存，微信会再握手一次`,
      en: `${url.href} shakes hands, takes an encrypted push and refuses forged ones; enter and save it in the console, and WeChat knocks once more`,
    },
  };
}
