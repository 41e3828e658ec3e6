import { defineComponent, h, nextTick, ref, shallowRef, watch, type Component } from 'vue';

import { t } from '../features/language/language.ts';
import { showToast } from '../ui/toast.ts';
import { whenIdle } from './h5-idle.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Loader = () => Promise<{ readonly default: Component }>;

const VEIL = 'position:fixed;z-index:1000;inset:0;background:var(--veil);outline:none';

const waiting: (() => void)[] = [];
let hasSettled = false;

function settle(): void {
  hasSettled = true;
  waiting.splice(0).forEach((fetch) => fetch());
}

/** Has what comes later wait until the first page stands. */
export function watchSettling(): void {
  const wait = (): void => whenIdle(settle);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

/**
 * A stand-in for a sheet, which is fetched when the first page stands, or sooner when it is opened. Whoever opens it before it
 * has come sees the page go dark behind it at once. later.ts puts it in its place; only the H5 build contains it.
 */
export function later(load: Loader): Component {
  const sheet = shallowRef<Component>();
  let coming: Promise<void> | undefined;
  const fetch = (): Promise<void> =>
    (coming ??= load().then(
      (module) => void (sheet.value = module.default),
      (problem: unknown) => {
        coming = undefined;
        throw problem;
      },
    ));
  const prefetch = (): void => void fetch().catch(() => undefined);

  return defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      if (hasSettled) prefetch();
      else waiting.push(prefetch);
      const close = (): void => {
        const told = attrs['onClose'];
        if (typeof told === 'function') told();
      };
      const open = async (): Promise<void> => {
        try {
          await fetch();
        } catch {
          showToast(t('common.failed'), 'bad');
          close();
        }
      };
      watch(
        () => isOpen(attrs) && sheet.value === undefined,
        (isMissed) => isMissed && void open(),
      );
      /** A sheet loads what it shows when it sees itself being opened, so one that comes late begins closed. */
      const hasBegun = ref(false);
      watch(
        sheet,
        async (come) => {
          await nextTick();
          hasBegun.value = come !== undefined;
        },
        { immediate: true },
      );
      return () => {
        if (sheet.value !== undefined) return h(sheet.value, hasBegun.value ? attrs : closed(attrs), slots);
        return isOpen(attrs)
          ? h('uni-view', {
              id: 'sheet-coming',
              style: VEIL,
              role: 'dialog',
              'aria-label': t('common.loading'),
              onClick: close,
            })
          : null;
      };
    },
  });
}

/** Sheets open with `open`, or with the comment that they are about. */
function isOpen(attrs: Attributes): boolean {
  return attrs['open'] === true || attrs['comment'] !== undefined;
}

function closed(attrs: Attributes): Attributes {
  return {
    ...attrs,
    ...('open' in attrs ? { open: false } : {}),
    ...('comment' in attrs ? { comment: undefined } : {}),
  };
}
