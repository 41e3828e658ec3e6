import type { Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { personOf } from '../users/person-of.ts';
import type { World } from '../world/world.ts';

const SCENES = new Set([0, 1, 2]);

/** How risky WeChat thinks a person is, 0 to 4. */
export function riskEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/wxa/getuserriskrank',
      access: 'mini',
      handle: ({ account, body }) => {
        if (body.textOr('appid', '') !== account.appId) throw new WechatFailure(40013, 'invalid appid');
        if (!SCENES.has(body.integer('scene'))) throw new WechatFailure(40097, 'invalid args: scene');
        body.text('client_ip');
        const user = personOf(world, account, body.textOr('openid', ''));
        // The misspelt name is WeChat's.
        const unoin = Math.floor(world.random() * 1_000_000_000);
        return { errcode: 0, errmsg: 'getuserriskrank succ', unoin_id: unoin, risk_rank: user.riskRank };
      },
    },
  ];
}
