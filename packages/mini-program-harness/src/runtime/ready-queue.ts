import type * as GlassEasel from 'glass-easel';
import type { Realm } from './realm.ts';

/** Tells components that they are ready, a tick after they were attached, inner ones first. */
export interface ReadyQueue {
  add(component: GlassEasel.GeneralComponent): void;
  /** Runs once everything that is attached now has become ready. */
  whenReady(run: () => void): void;
}

export function createReadyQueue(realm: Realm): ReadyQueue {
  let waiting: GlassEasel.GeneralComponent[] = [];
  let listeners: (() => void)[] = [];
  let planned = false;
  const plan = (): void => {
    if (planned) return;
    planned = true;
    realm.later(() => {
      planned = false;
      const components = waiting.reverse();
      const runs = listeners;
      waiting = [];
      listeners = [];
      for (const component of components) component.triggerLifetime('ready', []);
      for (const run of runs) run();
    });
  };
  return {
    add(component) {
      waiting.push(component);
      plan();
    },
    whenReady(run) {
      listeners.push(run);
      plan();
    },
  };
}
