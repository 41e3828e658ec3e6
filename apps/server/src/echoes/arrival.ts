import { provenances, type Provenance } from '@huixiang/contract';
import { mac, sameText } from '../identity/session-token.ts';

/** Codes in the store; `dealt-card` is never signed, the dealing itself is its proof. */
const ARTICLE = provenances.indexOf('article');
const DEALT = provenances.indexOf('dealt-card');

/**
 * Sign how a person will arrive at a post when they follow a link made by us.
 * The token binds provenance, space and post; it names no person.
 */
export function signArrival(
  arrival: { provenance: Provenance; spaceId: number; postId: number },
  secret: string,
): string {
  const code = provenances.indexOf(arrival.provenance);
  const text = `${code}.${arrival.spaceId.toString(36)}.${arrival.postId.toString(36)}`;
  return `${text}.${mac(`via.${text}`, secret).slice(0, 22)}`;
}

/**
 * The provenance code that a `via` proves for acts in this space. Anything forged, foreign or absent counts as
 * having come by the article itself; a client can never choose.
 */
export function provenanceOf(via: string | undefined, spaceId: number, secret: string): number {
  if (via === undefined) return ARTICLE;
  const end = via.lastIndexOf('.');
  const text = via.slice(0, Math.max(end, 0));
  const [code, space] = text.split('.');
  if (!sameText(via.slice(end + 1), mac(`via.${text}`, secret).slice(0, 22))) return ARTICLE;
  const value = Number(code);
  if (Number.parseInt(space ?? '', 36) !== spaceId || value === DEALT || provenances[value] === undefined)
    return ARTICLE;
  return value;
}
