import type { AppFiles } from '../app-files/app-files.ts';
import type { Engine } from '../runtime/engine.ts';
import type { ErrorLog } from '../runtime/error-log.ts';
import type { PageStack } from '../runtime/page-stack.ts';
import {
  type Drawn,
  findById,
  idsIn,
  innermost,
  isHidden,
  isOn,
  touched,
  valueOf,
  visibleText,
} from './elements.ts';
import { afterButton, type Dispatch, followLink } from './native-behaviour.ts';
import { createWaiting, type Waiting } from './waiting.ts';

/** Longest text of an input or textarea that names no `maxlength`, in WeChat as here. */
const MAXLENGTH_DEFAULT = 140;
const FIELDS = 'wx-input, wx-textarea';
const CHOICES = 'wx-picker, wx-switch, wx-slider, wx-radio-group, wx-checkbox-group';

/** What a person does on the page that is on top. Elements are named by their `id`. */
export interface Touches {
  /** Touches an element. @throws Error when it is not there, hidden or disabled */
  tap(id: string): Promise<void>;
  /** Types a text in place of what was there, cut to the field's `maxlength` (140 when it names none). */
  input(id: string, text: string): Promise<void>;
  /** Leaves a field. */
  blur(id: string): Promise<void>;
  /** Sends a field by the key of the keyboard. */
  confirm(id: string): Promise<void>;
  /** Chooses a value in a picker, switch, slider or group. */
  change(id: string, value: unknown): Promise<void>;
  /** Any other event, with the detail WeChat would give. */
  emit(id: string, type: string, detail?: unknown): Promise<void>;
  /** Pulls the page down and waits until it has refreshed. @throws Error when the page does not allow it */
  pullDown(): Promise<void>;
  reachBottom(): Promise<void>;
  /** Scrolls the page to so many pixels from its top. */
  scrollTo(top: number): Promise<void>;
  /** What sharing the page from the menu would send. */
  share(): unknown;
  /** What sharing the page to Moments would send; undefined when WeChat does not offer it there. */
  shareTimeline(): unknown;
}

/** What a person sees on the page that is on top. */
export interface Views {
  exists(id: string): boolean;
  /** The text of an element, or of the whole page, without what is hidden. */
  text(id?: string): string;
  attribute(id: string, name: string): string | null;
  classes(id: string): readonly string[];
  /** What a field shows. */
  value(id: string): string;
  ids(): readonly string[];
  /** The page as markup, to look at while writing a test. */
  html(): string;
}

export type PageActions = Touches & Views & Waiting;

interface ActionParts {
  readonly files: AppFiles;
  readonly engine: Engine;
  readonly errors: ErrorLog;
  readonly stack: PageStack;
}

type Find = (id: string) => Drawn;

export function createActions(parts: ActionParts): PageActions {
  const { stack } = parts;
  const find: Find = (id) => {
    const { container, route } = stack.current();
    const found = findById(container, id);
    if (found === undefined)
      throw new Error(`There is no "${id}" on ${route}. There are: ${idsIn(container).join(', ')}`);
    return found;
  };
  const waiting = createWaiting(parts.errors);
  return { ...waiting, ...createViews(stack, find), ...createTouches(parts, find, waiting) };
}

function createViews(stack: PageStack, find: Find): Views {
  const container = (): Element => stack.current().container;
  return {
    exists(id) {
      const found = findById(container(), id);
      return found !== undefined && !isHidden(found, container());
    },
    text: (id) =>
      visibleText(id === undefined ? container() : find(id))
        .replace(/\s+/g, ' ')
        .trim(),
    attribute: (id, name) => touched(find(id)).getAttribute(name),
    classes: (id) => [...touched(find(id)).classList],
    value: (id) => valueOf(innermost(find(id), FIELDS)),
    ids: () => idsIn(container()),
    html: () => container().innerHTML,
  };
}

function createDispatch({ engine }: ActionParts, settle: () => Promise<void>): Dispatch {
  return async (element, type, detail) => {
    const target = element.__wxElement;
    if (target === undefined) throw new Error('The element is not part of the mini-program');
    const isTouch = type === 'tap' || type === 'longpress' || type.startsWith('touch');
    const touch = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 };
    const extraFields = isTouch ? { touches: [], changedTouches: [touch] } : {};
    const options = { bubbles: isTouch, composed: isTouch, capturePhase: isTouch, extraFields };
    engine.framework.Event.dispatchEvent(target, new engine.framework.Event(type, detail, options));
    await settle();
  };
}

function createTouches(parts: ActionParts, find: Find, { settle, waitFor }: Waiting): Touches {
  const { stack, files } = parts;
  const dispatch = createDispatch(parts, settle);
  const field = (id: string): Drawn => innermost(find(id), FIELDS);
  const refuseDisabled = (element: Drawn | null, id: string): void => {
    if (element !== null && isOn(element, 'disabled')) throw new Error(`"${id}" is disabled`);
  };
  return {
    async tap(id) {
      const element = touched(find(id));
      if (isHidden(element, stack.current().container)) throw new Error(`"${id}" is hidden`);
      const button: Drawn | null = element.closest('wx-button');
      refuseDisabled(button, id);
      const link = element.closest('wx-navigator');
      await dispatch(element, 'tap', { x: 0, y: 0 });
      if (button !== null) await afterButton(button, stack, dispatch);
      if (link !== null) await followLink(link, stack);
    },
    async input(id, text) {
      const element = field(id);
      refuseDisabled(element, id);
      const limit = Number(element.getAttribute('maxlength') ?? MAXLENGTH_DEFAULT);
      const value = limit < 0 ? text : text.slice(0, limit);
      element.__wxElement?.setAttribute('value', value);
      await dispatch(element, 'input', { value, cursor: value.length, keyCode: 0 });
    },
    blur: async (id) => dispatch(field(id), 'blur', { value: valueOf(field(id)) }),
    confirm: async (id) => dispatch(field(id), 'confirm', { value: valueOf(field(id)) }),
    change: async (id, value) => dispatch(innermost(find(id), CHOICES), 'change', { value }),
    emit: async (id, type, detail = {}) => dispatch(touched(find(id)), type, detail),
    async pullDown() {
      const page = stack.current();
      const enabled = files.json(page.route).enablePullDownRefresh ?? files.app.window?.enablePullDownRefresh;
      if (enabled !== true) throw new Error(`${page.route} does not enable pull-down refresh`);
      page.refreshing = true;
      page.call('onPullDownRefresh');
      await waitFor(() => !page.refreshing);
    },
    async reachBottom() {
      stack.current().call('onReachBottom');
      await settle();
    },
    async scrollTo(top) {
      const page = stack.current();
      page.scrollTop = top;
      page.call('onPageScroll', { scrollTop: top });
      await settle();
    },
    share: () => stack.current().call('onShareAppMessage', { from: 'menu' }),
    shareTimeline: () => stack.current().call('onShareTimeline'),
  };
}
