import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import { openPage } from '../outbox/tap.ts';
import type { World } from '../world/world.ts';

const SCENES = { url: 1194, scheme: 1065 } as const;

/** Links, and opening one as a person does. */
export function linkControls(world: World): ControlRoute[] {
  return [
    { method: 'GET', path: '/links', handle: () => ({ links: world.links.list }) },
    {
      method: 'POST',
      path: '/links/open',
      handle: ({ body }) => {
        const address = body.text('link');
        const link = world.links.list.find((one) => one.link === address);
        if (!link) throw new ControlFailure(404, 'there is no such link');
        if (world.clock.now() >= link.expiresAt) throw new ControlFailure(410, 'the link has expired');
        return openPage(world, link.appId, link.page, SCENES[link.kind]);
      },
    },
  ];
}
