import { roles, type Role } from '@huixiang/contract';

/** Splits a persona's line, such as `山野来信 · owner`, into its last word, when that is a role, and what stands before it. */
export function personaRole(text: string): { readonly rest: string; readonly role: Role | undefined } {
  const role = roles.find((one) => text === one || text.endsWith(` ${one}`));
  return { rest: role === undefined ? text : text.slice(0, text.length - role.length), role };
}
