import { limits } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';

/**
 * What a new member is called until they choose for themselves: the name that came with them where it may be public, else
 * a neutral one, such as 微信用户0042. Nobody waits for WeChat here: the lexicon judges.
 */
export function firstName(
  { lexicon }: Pick<Context, 'lexicon'>,
  { told, neutral, memberId }: { told: string | undefined; neutral: string; memberId: number },
): string {
  const name = fitting([...(told ?? '')].slice(0, limits.nicknameLength).join(''));
  if (name !== undefined && lexicon.judge(told ?? '') === 'pass') return name;
  return neutral + String(memberId % 10_000).padStart(4, '0');
}

function fitting(name: string): string | undefined {
  try {
    return checkText(name, { lengthMax: limits.nicknameLength, field: 'nickname' });
  } catch (error) {
    if (error instanceof HuixiangError) return undefined;
    throw error;
  }
}
