import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';
import { SUGGESTIONS } from './safety.ts';

export function safetyControls(world: World): ControlRoute[] {
  const { safety } = world;
  return [
    { method: 'GET', path: '/safety', handle: () => safety },
    {
      method: 'PUT',
      path: '/safety',
      handle: ({ body }) => {
        if (body.has('lexicon')) {
          safety.lexicon = body.records('lexicon').map((rule) => ({
            word: rule.text('word'),
            suggest: rule.choice('suggest', SUGGESTIONS),
            label: rule.integer('label'),
          }));
        }
        safety.mediaDelayMs = body.integerOr('mediaDelayMs', safety.mediaDelayMs);
        return safety;
      },
    },
  ];
}
