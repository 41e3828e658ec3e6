import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint, type CallInput } from '../client/endpoint.ts';
import {
  ListOf,
  MaybeText,
  maybeText,
  MaybeNumeric,
  maybeNumber,
  toList,
  Numeric,
  toNumber,
} from '../client/tolerant.ts';
import type { Suggestion } from '../push/push-event.ts';
import { contentScenes, type ContentScene } from './content-scene.ts';

const Suggest = Type.Union([Type.Literal('pass'), Type.Literal('review'), Type.Literal('risky')]);

const msgSecCheck = endpoint({
  path: '/wxa/msg_sec_check',
  repeatable: true,
  quota: { perMinute: 4_000, perDay: 2_000_000 },
  answer: Type.Object({
    trace_id: Type.String(),
    result: Type.Object({ suggest: Suggest, label: Numeric }),
    detail: ListOf(
      Type.Object({
        strategy: MaybeText,
        errcode: MaybeNumeric,
        suggest: MaybeText,
        label: MaybeNumeric,
        prob: MaybeNumeric,
        keyword: MaybeText,
      }),
    ),
  }),
});

/** The longest text WeChat checks, in characters. */
export const CHECKED_TEXT_MAX = 2_500;

export interface TextToCheck {
  readonly text: string;
  readonly scene: ContentScene;
  /** Of the author, who must have opened the mini-program in the last two hours. */
  readonly openId: string;
  readonly title?: string;
  readonly nickname?: string;
  /** Of a profile only. */
  readonly signature?: string;
}

export interface TextVerdict {
  readonly suggestion: Suggestion;
  /** 100 normal · 10001 advertising · 20001 politics · 20002 pornography · 20003 abuse · 20006 crime · 20008 fraud · 20012 vulgar · 20013 copyright · 21000 other. */
  readonly label: number;
  readonly traceId: string;
  /** What the parts of the check found; those that failed are left out. */
  readonly findings: readonly TextFinding[];
}

export interface TextFinding {
  readonly strategy: string | undefined;
  readonly suggestion: string | undefined;
  readonly label: number | undefined;
  /** How sure it is, 0–100. */
  readonly probability: number | undefined;
  readonly keyword: string | undefined;
}

/**
 * Checks a text before it is published: `pass` publish, `review` let a person decide, `risky` refuse. When this throws, nothing is
 * known and the text must wait for a person. Throws a RangeError for a text that is too long to be checked.
 */
export async function checkText(
  client: WechatClient,
  { text, scene, openId, title, nickname, signature }: TextToCheck,
  limits: Pick<CallInput, 'attempts' | 'signal' | 'timeoutMs'> = {},
): Promise<TextVerdict> {
  if ([...text].length > CHECKED_TEXT_MAX)
    throw new RangeError(`At most ${CHECKED_TEXT_MAX} characters are checked`);
  const body = {
    version: 2,
    openid: openId,
    scene: contentScenes[scene],
    content: text,
    title,
    nickname,
    signature: scene === 'profile' ? signature : undefined,
  };
  const { result, trace_id: traceId, detail } = await client.call(msgSecCheck, { ...limits, body });
  const valid = toList(detail).filter(({ errcode }) => (maybeNumber(errcode) ?? 0) === 0);
  const findings = valid.map((one) => ({
    strategy: maybeText(one.strategy),
    suggestion: maybeText(one.suggest),
    label: maybeNumber(one.label),
    probability: maybeNumber(one.prob),
    keyword: maybeText(one.keyword),
  }));
  return { suggestion: result.suggest, label: toNumber(result.label), traceId, findings };
}
