import { roles, type Role } from '@huixiang/contract';

/** True when `role` is `needed` or outranks it. */
export function reaches(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** Roles that an owner can give in a space, weakest first. */
export const givenRoles = ['creator', 'moderator', 'owner'] as const;
export type GivenRole = (typeof givenRoles)[number];
