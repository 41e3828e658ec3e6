import { createHash } from 'node:crypto';

import { textField, type PushFields } from './push-fields.ts';

/**
 * What makes a push the same as another one: `MsgId`, or who, when and which event. Of events also their content, because two
 * different ones of one person can fall into the same second (two subscription messages sent).
 */
export function pushKey(fields: PushFields): string {
  const messageId = textField(fields, 'MsgId');
  if (messageId !== undefined && messageId !== '0') return `message:${messageId}`;
  const parts = ['FromUserName', 'CreateTime', 'Event'].map((name) => textField(fields, name) ?? '');
  const digest = createHash('sha256').update(canonical(fields)).digest('base64url').slice(0, 22);
  return `event:${parts.map((part) => part.slice(0, 64)).join(':')}:${digest}`;
}

/** JSON with sorted names and all numbers as text, so that a push sent again is the same whatever its layout. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(String(value));
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
