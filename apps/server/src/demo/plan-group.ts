import type { DemoSpace } from './content/types.ts';
import { add, madeOf, type Plan, personaOf } from './plan.ts';
import { GROUP } from './plan-acts.ts';

/** Who came by the group of a space, first and last. */
type Visits = Map<number, { first: number; last: number }>;

/** The group of a space with everybody who came by it. Ties what was said and echoed by its links to it. */
export function planGroup(
  plan: Plan,
  space: DemoSpace,
  spaceId: number,
  seal: (text: string) => string,
): void {
  const { at: boundAt } = madeOf(plan, space);
  const groupId = plan.newId();
  const place = { space_id: spaceId, group_id: groupId };
  const owner = personaOf(plan, space.owner);
  const { kind, name } = space.group;
  add(plan, 'space_groups', {
    ...place,
    mark: `demo.${space.key}`,
    opengid_sealed: seal(`demo.${space.key}`),
    kind,
    name,
    bound_by: owner,
    bound_at: boundAt,
  });
  const act = { act_id: plan.newId(), member_id: owner, act: 'bind', name, acted_at: boundAt };
  add(plan, 'group_acts', { ...place, ...act });
  const visits: Visits = new Map();
  for (const [table, person, time] of [
    ['comments', 'author_id', 'created_at'],
    ['echoes', 'member_id', 'echoed_at'],
  ] as const) {
    for (const row of plan.rows[table] ?? []) {
      if (row['space_id'] !== spaceId) continue;
      const came = row['provenance'] === GROUP;
      row['group_id'] = came ? groupId : null;
      if (came) note(visits, row[person] as number, row[time] as number);
    }
  }
  for (const [memberId, { first, last }] of visits)
    add(plan, 'group_sightings', { ...place, member_id: memberId, first_at: first, last_at: last });
}

function note(visits: Visits, memberId: number, at: number): void {
  const { first, last } = visits.get(memberId) ?? { first: at, last: at };
  visits.set(memberId, { first: Math.min(first, at), last: Math.max(last, at) });
}
