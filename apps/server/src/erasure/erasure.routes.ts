import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { loadMember } from '../identity/identity.store.ts';
import { clearSessionCookie } from '../identity/session-cookie.ts';
import { checkText } from '../moderation/check-text.ts';
import { askErasure } from './ask-erasure.ts';
import { loadOwned } from './erasure.store.ts';

export function erasureRoutes(route: Route, context: Context): void {
  route(operations.getErasure, async ({ memberId }) => {
    const owned = await loadOwned(context.pool, [memberId]);
    const alone = owned.filter((row) => !row.shared);
    return { ownedAlone: alone.map((row) => ({ id: row.space_id, name: row.name })) };
  });

  route(operations.eraseMe, async ({ body, memberId, reply }) => {
    const nickname = checkText(body.nickname, { lengthMax: limits.nicknameLength, field: 'body.nickname' });
    const [member] = await loadMember(context.pool, [memberId]);
    if (member === undefined) throw new HuixiangError('HX_SESSION_INVALID');
    // The demo's people are everybody's: whoever borrows one may not take it away from the others.
    if (member.persona !== null) throw new HuixiangError('HX_PERSONA_STAYS');
    if (nickname !== member.nickname)
      throw new HuixiangError('HX_NICKNAME_DIFFERS', { field: 'body.nickname' });
    await askErasure(context, { memberId, words: body.words });
    clearSessionCookie(context, reply);
    return { ok: true as const };
  });
}
