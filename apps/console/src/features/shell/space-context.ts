import type { LiveEvent, Role, Space } from '@huixiang/contract';
import { inject, onScopeDispose, provide, type ComputedRef, type InjectionKey } from 'vue';

import type { SpaceLive } from '../../api/live.ts';

/** What every screen inside a space shares. */
export interface SpaceContext {
  readonly space: ComputedRef<Space>;
  readonly role: ComputedRef<Role>;
  readonly live: SpaceLive;
}

const key: InjectionKey<SpaceContext> = Symbol('space');

export function provideSpace(context: SpaceContext): void {
  provide(key, context);
}

export function useSpace(): SpaceContext {
  const context = inject(key);
  if (context === undefined) throw new Error('useSpace() outside of a space');
  return context;
}

/** Hears the live events of the space, and the moment when some were missed, for the life of the component. */
export function useSpaceEvents(onEvent: (event: LiveEvent) => void, onResumed: () => void): void {
  const { live } = useSpace();
  onScopeDispose(live.listen(onEvent));
  onScopeDispose(live.onResumed(onResumed));
}
