import { limits, operations, type Space } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { loadMember } from '../identity/identity.store.ts';
import { checkText } from '../moderation/check-text.ts';
import { setBlocked, setRole } from './change-membership.ts';
import { requireSpace } from './require-space.ts';
import { changeSpace, loadStaff, loadVisibleSpaces, openSpace, type SpaceRow } from './spaces.store.ts';

/** More spaces than a list shows; beyond, people come by links. */
const SPACES_LISTED_MAX = 200;

export function spacesRoutes(route: Route, context: Context): void {
  const { authority, members, newId, now, pool } = context;

  route(operations.listSpaces, async ({ memberId }) => {
    const rows = await loadVisibleSpaces(pool, [memberId, SPACES_LISTED_MAX]);
    return { items: rows.map(presentSpace) };
  });

  route(operations.createSpace, async ({ body, memberId }) => {
    const name = checkText(body.name, { lengthMax: limits.spaceNameLength, field: 'body.name' });
    const description = checkDescription(body.description ?? '');
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
    return presentSpace(required(await openSpace(pool, values)));
  });

  route(operations.getSpace, async ({ params }) => presentSpace(await requireSpace(context, params.spaceId)));

  route(operations.editSpace, async ({ params, body }) => {
    const name =
      body.name === undefined
        ? null
        : checkText(body.name, { lengthMax: limits.spaceNameLength, field: 'body.name' });
    const description = body.description === undefined ? null : checkDescription(body.description);
    return presentSpace(
      required(await changeSpace(pool, [params.spaceId, name, description, body.visibility ?? null])),
    );
  });

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

function checkDescription(text: string): string {
  return checkText(text, {
    lengthMax: limits.spaceDescriptionLength,
    field: 'body.description',
    mayBeEmpty: true,
  });
}

function required<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return row;
}

function presentSpace(row: SpaceRow): Space {
  return {
    id: row.space_id,
    name: row.name,
    kind: row.kind,
    description: row.description,
    visibility: row.visibility,
    demo: row.demo,
    createdAt: row.created_at,
  };
}
