import { errorCatalogue, type ErrorCode } from '@huixiang/contract';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';

/** What the member app says in Chinese under this key, so that a better wording needs no change here. */
export function say(
  key: keyof typeof memberZh,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return memberZh[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What the server says in Chinese when it refuses with this code. */
export function refusal(code: ErrorCode): string {
  return errorCatalogue[code].zh;
}
