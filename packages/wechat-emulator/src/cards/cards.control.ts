import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import { groupOf } from '../groups/groups.control.ts';
import type { World } from '../world/world.ts';

/** Cards, and sharing one into a group as a person does. */
export function cardControls(world: World): ControlRoute[] {
  return [
    { method: 'GET', path: '/cards', handle: () => ({ cards: world.cards.activities }) },
    {
      method: 'POST',
      path: '/cards/share',
      handle: ({ body }) => {
        const id = body.text('activity');
        const activity = world.cards.activities.find((one) => one.id === id);
        if (!activity) throw new ControlFailure(404, `there is no activity ${id}`);
        activity.sharedTo.push({ groupId: groupOf(world, body).id, page: body.text('page') });
        return { card: activity };
      },
    },
  ];
}
