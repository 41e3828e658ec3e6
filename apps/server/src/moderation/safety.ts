import type { Pool } from '@huixiang/postgres';
import {
  CHECKED_TEXT_MAX,
  checkText as askMachine,
  type ContentScene,
  isWechatError,
  type Suggestion,
  WechatApiError,
} from '@huixiang/wechat';
import { HuixiangError } from '../errors.ts';
import { loadExternal } from '../wechat/identities.store.ts';
import type { Sealing } from '../wechat/sealing.ts';
import type { Wechat } from '../wechat/wechat.ts';
import type { Lexicon, LexiconVerdict } from './lexicon.ts';

/** What becomes of a text: published, refused, looked at by a person, or checked by the machine when that answers again. */
export type Decision = LexiconVerdict | 'machine';

export interface Judgement {
  readonly decision: Decision;
  /** `absent`: the author was not in the mini-program lately, so WeChat could not be asked and the lexicon was. */
  readonly by: 'wechat' | 'lexicon' | 'absent';
}

export interface TextToJudge {
  readonly memberId: number;
  readonly kind: ContentScene;
  readonly text: string;
}

/** Whether a text may be public. */
export interface Safety {
  /** Never throws for what WeChat does or does not do: without an answer of the machine the text waits. */
  judge(wish: TextToJudge): Promise<Judgement>;
  /**
   * For texts that cannot wait somewhere, like a name or an edit.
   * @throws HuixiangError HX_TEXT_REFUSED, HX_TEXT_UNSURE, HX_TEXT_UNCHECKED unless it may be public now
   */
  require(wish: TextToJudge & { field: string }): Promise<void>;
}

/** A person waits: one try, and not for long. */
const ONE_TRY = { attempts: 1, timeoutMs: 2_500 };
const decisions: Readonly<Record<Suggestion, Decision>> = { pass: 'pass', review: 'person', risky: 'refuse' };
const gravity: readonly Decision[] = ['pass', 'person', 'machine', 'refuse'];

export function createSafety(options: {
  wechat: Wechat | undefined;
  pool: Pool;
  sealing: Sealing;
  lexicon: Lexicon;
  log: (message: string, error?: unknown) => void;
}): Safety {
  const { wechat, pool, sealing, lexicon, log } = options;

  async function judge({ memberId, kind, text }: TextToJudge): Promise<Judgement> {
    const external =
      wechat === undefined ? undefined : (await loadExternal(pool, [memberId, wechat.mini.appId]))[0];
    if (wechat === undefined || external === undefined)
      return { decision: lexicon.judge(text), by: 'lexicon' };
    const openId = sealing.open(external.external_sealed);
    try {
      let worst: Decision = 'pass';
      for (const part of parts(text)) {
        const { suggestion } = await askMachine(wechat.mini, { text: part, scene: kind, openId }, ONE_TRY);
        worst = graver(worst, decisions[suggestion]);
      }
      return { decision: worst, by: 'wechat' };
    } catch (error) {
      if (!isWechatError(error)) throw error;
      if (error instanceof WechatApiError && error.kind === 'openid')
        return { decision: lexicon.judge(text), by: 'absent' };
      log('WeChat did not check a text', error);
      return { decision: 'machine', by: 'wechat' };
    }
  }

  return {
    judge,
    async require({ field, ...wish }) {
      const { decision } = await judge(wish);
      if (decision === 'refuse') throw new HuixiangError('HX_TEXT_REFUSED', { field });
      if (decision === 'person') throw new HuixiangError('HX_TEXT_UNSURE', { field });
      if (decision === 'machine') throw new HuixiangError('HX_TEXT_UNCHECKED', { field });
    },
  };
}

function graver(a: Decision, b: Decision): Decision {
  return gravity.indexOf(a) >= gravity.indexOf(b) ? a : b;
}

/** A long text in pieces that the machine takes, cut between characters. */
function* parts(text: string): Generator<string> {
  const characters = [...text];
  for (let from = 0; from < characters.length; from += CHECKED_TEXT_MAX)
    yield characters.slice(from, from + CHECKED_TEXT_MAX).join('');
}
