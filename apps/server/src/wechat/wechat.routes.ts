import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Route } from '../http/route.ts';
import { setSessionCookie } from '../identity/session-cookie.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { arriveByScene } from './arrive-by-scene.ts';
import { getPhone, verifyPhone } from './phone.ts';
import { writePhoneRule } from './phone.store.ts';
import { signInMini } from './sign-in-mini.ts';
import { beginWebSignIn } from './web-sign-in.ts';

export function wechatRoutes(route: Route, context: Context): void {
  const { bus, config, members, phoneGate, pool, sessions, wechat } = context;

  route(operations.getSignInWays, () => ({
    mini: wechat !== undefined,
    web: wechat?.official !== undefined,
  }));

  route(operations.signInWechat, async ({ body, request, reply }) => {
    const { code, scene, terms } = body;
    const address = clientAddress(request.raw, config.trustProxy);
    const member = await signInMini(context, { code, scene, terms, address });
    const session = sessions.issue(await members.card(member.id));
    setSessionCookie(context, reply, session.token);
    return session;
  });

  route(operations.beginWechatWeb, ({ body, request, reply }) =>
    beginWebSignIn(context, { terms: body.terms, to: body.to ?? '/pages/home/index' }, { request, reply }),
  );

  route(operations.getPhone, ({ memberId }) => getPhone(context, memberId));
  route(operations.verifyPhone, ({ memberId, body }) => verifyPhone(context, memberId, body.code));

  route(operations.getPhoneRule, async ({ params: { spaceId } }) => {
    await requireSpace(context, spaceId);
    return { required: phoneGate.isRequired(spaceId) };
  });

  route(operations.setPhoneRule, async ({ params: { spaceId }, body }) => {
    const rows = await writePhoneRule(pool, [spaceId, body.required]);
    if (rows.length === 0) throw new HuixiangError('HX_NOT_FOUND');
    await phoneGate.reload(spaceId);
    bus.publish({ kind: 'authority', spaceId });
    return { required: phoneGate.isRequired(spaceId) };
  });

  route(operations.arriveByScene, ({ params, body }) => arriveByScene(context, { ...params, ...body }));
}
