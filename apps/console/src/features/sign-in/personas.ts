import type { operations, ReplyOf } from '@huixiang/contract';

export type Persona = ReplyOf<typeof operations.listPersonas>['personas'][number];

const separator = ' · ';

/** Splits what the server says of a persona's place, such as `half-metre balcony · owner`, into space and role. */
export function placeOf(text: string): { readonly space: string; readonly role: string } {
  const at = text.lastIndexOf(separator);
  if (at === -1) return { space: '', role: text };
  return { space: text.slice(0, at), role: text.slice(at + separator.length) };
}

/** Personas that have work to do in the console: those with a role other than plain member. */
export function staffPersonas(personas: readonly Persona[]): Persona[] {
  return personas.filter((persona) => persona.roles.some((text) => placeOf(text).role !== 'member'));
}
