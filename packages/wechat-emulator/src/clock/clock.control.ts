import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';

/** Reading and moving the time. The answer comes when all that fell due on the way is done. */
export function clockControls({ clock }: World): ControlRoute[] {
  const tell = () => ({ now: clock.now(), iso: new Date(clock.now()).toISOString(), frozen: clock.frozen });
  return [
    { method: 'GET', path: '/clock', handle: tell },
    {
      method: 'POST',
      path: '/clock',
      handle: async ({ body }) => {
        if (body.has('frozen')) clock.freeze(body.flag('frozen'));
        if (body.has('set')) await clock.set(body.integer('set'));
        if (body.has('advanceMs')) await clock.advance(Math.max(0, body.integer('advanceMs')));
        await clock.settle();
        return tell();
      },
    },
  ];
}
