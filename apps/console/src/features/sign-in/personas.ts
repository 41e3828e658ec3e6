import type { operations, ReplyOf } from '@huixiang/contract';

export type Persona = ReplyOf<typeof operations.listPersonas>['personas'][number];

/** Personas that have work to do in the console: those with a role other than plain member. */
export function staffPersonas(personas: readonly Persona[]): Persona[] {
  return personas.filter((persona) => persona.roles.some((role) => role !== 'member'));
}
