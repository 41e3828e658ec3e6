import { userOf } from '../users/user-of.ts';
import type { World } from '../world/world.ts';
import type { PageRoute } from './page-route.ts';

/** What the head of every page does: who I am, the language, the time. */
export function commonPages(world: World): PageRoute[] {
  return [
    {
      method: 'POST',
      path: '/__emu/page/me',
      handle: ({ form, from }) => ({ goTo: from, remember: { name: 'me', value: userOf(world, form).id } }),
    },
    {
      method: 'GET',
      path: '/__emu/page/language',
      handle: ({ query, from }) => ({
        goTo: from,
        remember: { name: 'lang', value: query.choice('lang', ['zh', 'en']) },
      }),
    },
    {
      method: 'POST',
      path: '/__emu/page/clock',
      handle: async ({ form, from }) => {
        if (form.has('frozen')) world.clock.freeze(form.flag('frozen'));
        if (form.has('advanceMs')) await world.clock.advance(Math.max(0, form.integer('advanceMs')));
        return { goTo: from };
      },
    },
  ];
}
