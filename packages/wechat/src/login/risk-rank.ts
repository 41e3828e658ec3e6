import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { toNumber, Numeric } from '../client/tolerant.ts';

const getUserRiskRank = endpoint({
  path: '/wxa/getuserriskrank',
  repeatable: true,
  answer: Type.Object({ risk_rank: Numeric }),
});

const scenes = { register: 0, marketing: 1, content: 2 } as const;

export interface RiskQuestion {
  readonly openId: string;
  /** What the member is about to do. */
  readonly scene: keyof typeof scenes;
  readonly clientIp: string;
  readonly phoneNumber?: string;
  /** Asks for an invented answer. */
  readonly test?: boolean;
}

/** How risky WeChat takes a member to be, 0–4, higher is riskier. A hint only: never the sole ground for a sanction. */
export async function getRiskRank(client: WechatClient, question: RiskQuestion): Promise<number> {
  const body = {
    appid: client.appId,
    openid: question.openId,
    scene: scenes[question.scene],
    client_ip: question.clientIp,
    mobile_no: question.phoneNumber,
    is_test: question.test,
  };
  return toNumber((await client.call(getUserRiskRank, { body })).risk_rank);
}
