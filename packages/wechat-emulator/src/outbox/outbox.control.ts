import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';
import { findMessage, tapMessage } from './tap.ts';

export function outboxControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/outbox',
      handle: ({ query }) => {
        const user = query.textOr('user', undefined);
        const kind = query.textOr('kind', undefined);
        const messages = world.outbox.messages.filter(
          (one) => (user === undefined || one.userId === user) && (kind === undefined || one.kind === kind),
        );
        return { messages };
      },
    },
    {
      method: 'POST',
      path: '/outbox/:id/tap',
      handle: ({ params }) => tapMessage(world, findMessage(world, params.text('id'))),
    },
  ];
}
