import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { loadMember } from '../identity/identity.store.ts';
import { checkText } from '../moderation/check-text.ts';
import { setBlocked, setRole } from './change-membership.ts';
import { requireSpace } from './require-space.ts';
import { checkDescription, editSpace } from './edit-space.ts';
import { presentOne, presentSpace } from './present.ts';
import { loadStaff, loadVisibleSpaces, openSpace } from './spaces.store.ts';

/** More spaces than a list shows; beyond, people come by links. */
const SPACES_LISTED_MAX = 200;

export function spacesRoutes(route: Route, context: Context): void {
  const { authority, members, newId, now, pool, safety } = context;

  route(operations.listSpaces, async ({ memberId }) => {
    const rows = await loadVisibleSpaces(pool, [memberId, SPACES_LISTED_MAX]);
    return { items: rows.map(presentSpace) };
  });

  route(operations.createSpace, async ({ body, memberId }) => {
    const name = checkText(body.name, { lengthMax: limits.spaceNameLength, field: 'body.name' });
    const description = checkDescription(body.description ?? '');
    await safety.require({ memberId, kind: 'forum', text: `${name}\n${description}`, field: 'body' });
    // The space of a demo member is demo data too, and goes with it.
    const [owner] = await loadMember(pool, [memberId]);
    const values = [
      newId(),
      name,
      body.kind,
      description,
      body.visibility ?? 'public',
      owner?.demo ?? false,
      memberId,
      now(),
    ];
    return presentOne(await openSpace(pool, values));
  });

  route(operations.getSpace, async ({ params }) => presentSpace(await requireSpace(context, params.spaceId)));

  route(operations.editSpace, ({ params, body, memberId }) =>
    editSpace(context, { ...params, ...body, memberId }),
  );

  route(operations.listStaff, async ({ params }) => {
    const rows = await loadStaff(pool, [params.spaceId]);
    const cards = await members.cards(rows.map((row) => row.member_id));
    return {
      items: rows.map((row) => ({
        member: cards.get(row.member_id) ?? { id: row.member_id, nickname: '' },
        role: row.role,
      })),
    };
  });

  route(operations.setRole, async ({ params, body }) => {
    await setRole(context, { ...params, role: body.role });
    return { ok: true as const };
  });

  route(operations.setBlocked, async ({ params, body, memberId }) => {
    if (await authority.isStaff(params.spaceId, params.memberId))
      await authority.require(params.spaceId, memberId, 'owner');
    await setBlocked(context, { ...params, blocked: body.blocked });
    return { ok: true as const };
  });
}
