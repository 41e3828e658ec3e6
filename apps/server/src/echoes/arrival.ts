import { provenances, type Provenance } from '@huixiang/contract';
import { mac, sameText } from '../identity/session-token.ts';

/** Codes in the store; `dealt-card` is never signed, the dealing itself is its proof. */
const ARTICLE = provenances.indexOf('article');
const DEALT = provenances.indexOf('dealt-card');
const GROUP = provenances.indexOf('group-share');
/** Parts of a token that names the person and the group that they came by. */
const GROUP_PARTS = 4;

/** How somebody came, as the store keeps it: the code of the provenance, and the group if it is one of the space's. */
export interface Arrival {
  readonly provenance: number;
  readonly groupId: number | null;
}

/**
 * Sign how a person will arrive at a post when they follow a link made by us.
 * The token binds provenance, space and post; it names no person.
 */
export function signArrival(
  arrival: { provenance: Provenance; spaceId: number; postId: number },
  secret: string,
): string {
  const code = provenances.indexOf(arrival.provenance);
  return sign(`${code}.${arrival.spaceId.toString(36)}.${arrival.postId.toString(36)}`, secret);
}

/** Sign that WeChat vouched for a member's coming by a group. Good for this member alone. */
export function signGroupArrival(
  arrival: { spaceId: number; groupId: number | null; memberId: number },
  secret: string,
): string {
  const [space, group, member] = [arrival.spaceId, arrival.groupId ?? 0, arrival.memberId].map((id) =>
    id.toString(36),
  );
  return sign(`${GROUP}.${space}.${group}.${member}`, secret);
}

function sign(text: string, secret: string): string {
  return `${text}.${mac(`via.${text}`, secret).slice(0, 22)}`;
}

/**
 * What a `via` proves for acts of this member in this space. Anything forged, foreign or absent counts as having come by
 * the article itself; a client can never choose.
 */
export function arrivalOf(
  via: string | undefined,
  { spaceId, memberId }: { spaceId: number; memberId: number },
  secret: string,
): Arrival {
  const byArticle = { provenance: ARTICLE, groupId: null };
  if (via === undefined) return byArticle;
  const text = via.slice(0, Math.max(via.lastIndexOf('.'), 0));
  if (!sameText(via, sign(text, secret))) return byArticle;
  const parts = text.split('.');
  const [code = '', space = '', group = '', member = ''] = parts;
  const provenance = Number(code);
  if (Number.parseInt(space, 36) !== spaceId || provenance === DEALT || provenances[provenance] === undefined)
    return byArticle;
  if (parts.length < GROUP_PARTS) return { provenance, groupId: null };
  if (Number.parseInt(member, 36) !== memberId) return byArticle;
  return { provenance, groupId: Number.parseInt(group, 36) || null };
}
