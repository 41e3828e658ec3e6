import { limits } from '@huixiang/contract';
import { checkText } from '../moderation/check-text.ts';
import { foldTerm } from './terms.ts';

/** A tag in the form in which it is stored and compared. @throws HuixiangError of a broken text rule */
export function checkTag(tag: string, field: string): string {
  return checkText(foldTerm(tag).replaceAll(/\s+/gu, ' '), { lengthMax: limits.interestLength, field });
}
