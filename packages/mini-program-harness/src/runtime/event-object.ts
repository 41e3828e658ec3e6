import type * as GlassEasel from 'glass-easel';
import type { ErrorLog } from './error-log.ts';

interface Target {
  readonly id?: string;
  readonly dataset?: Readonly<Record<string, unknown>> | null;
}

interface EventSource {
  readonly type: string;
  readonly timeStamp: number;
  readonly detail: unknown;
  readonly extraFields?: Readonly<Record<string, unknown>>;
  stopPropagation(): void;
  preventDefault(): void;
  markMutated(): void;
}

type Wrap = (this: EventSource, target: Target, mark: unknown, currentTarget: Target) => object;
type GetMethod = (component: GlassEasel.GeneralComponent, name: string) => unknown;

/**
 * Gives handlers the events WeChat gives them: plain objects with fields of their own. Also logs an event whose handler is
 * missing, which WeChat only mentions in its console.
 */
export function patchEvents(framework: typeof GlassEasel, errors: ErrorLog): void {
  const events = framework.Event.prototype as unknown as { wrapShadowedEvent: Wrap };
  events.wrapShadowedEvent = function wrapShadowedEvent(target, mark, currentTarget) {
    const event = {
      ...this.extraFields,
      type: this.type,
      timeStamp: this.timeStamp,
      detail: this.detail,
      mark,
      target: describe(target),
      currentTarget: describe(currentTarget),
    };
    // Frameworks put empty functions in place of these, and the component framework calls them afterwards.
    for (const name of ['stopPropagation', 'preventDefault', 'markMutated'] as const) {
      Object.defineProperty(event, name, { get: () => () => this[name](), set: ignore });
    }
    return event;
  };

  const components = framework.Component as unknown as { getMethod: GetMethod };
  const { getMethod } = components;
  components.getMethod = (component, name) => {
    const method = getMethod(component, name);
    if (method === undefined) errors.add(`the component ${component.is} has no method "${name}"`, 'event');
    return method;
  };
}

/** Assignments to the event's functions come to nothing. */
function ignore(): void {}

function describe({ id, dataset }: Target): object {
  return { id: id ?? '', dataset: { ...dataset }, offsetLeft: 0, offsetTop: 0 };
}
