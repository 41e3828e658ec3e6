import type { PageStack } from '../runtime/page-stack.ts';
import { type Drawn, valueOf } from './elements.ts';

export type Dispatch = (element: Drawn, type: string, detail: unknown) => Promise<void>;

/** What a button does besides being tapped: send its form, or open the share panel. */
export async function afterButton(button: Drawn, stack: PageStack, dispatch: Dispatch): Promise<void> {
  const form = button.closest('wx-form');
  if (form !== null && button.getAttribute('form-type') === 'submit') {
    const fields = [...form.querySelectorAll('[name]')].map((field) => [
      field.getAttribute('name') ?? '',
      valueOf(field),
    ]);
    await dispatch(form, 'submit', { value: Object.fromEntries(fields) as Record<string, string> });
  }
  if (button.getAttribute('open-type') === 'share') {
    const target = button.__wxElement;
    stack.current().call('onShareAppMessage', {
      from: 'button',
      target: { id: target?.id, dataset: { ...target?.dataset } },
    });
  }
}

const OPENERS = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  reLaunch: 'reLaunch',
  switchTab: 'switchTab',
} as const;

/** What a tapped `navigator` does. */
export async function followLink(link: Element, stack: PageStack): Promise<void> {
  const kind = link.getAttribute('open-type') ?? 'navigate';
  if (kind === 'navigateBack') return stack.back(Number(link.getAttribute('delta') ?? 1));
  if (!(kind in OPENERS)) throw new Error(`navigator open-type ${kind} is not known to the harness`);
  await stack.open(OPENERS[kind as keyof typeof OPENERS], link.getAttribute('url') ?? '');
}
