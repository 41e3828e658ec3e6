import { later, textField, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

/** What pops up before people and is answered by the test: toasts, questions, sharing, permissions. */
export function dialogFunctions(context: WxContext): WxFunctions {
  const { state } = context;
  const { answers } = state;
  const quiet = (name: string): WxFunction => later(context, name, () => undefined);
  return {
    showToast: later(
      context,
      'showToast',
      ({ title, icon }) =>
        void state.toasts.push({ title: textField(title), icon: textField(icon) || 'success' }),
    ),
    hideToast: quiet('hideToast'),
    showLoading: later(context, 'showLoading', ({ title }) => {
      state.loading = textField(title);
    }),
    hideLoading: later(context, 'hideLoading', () => {
      state.loading = null;
    }),
    showModal: later(context, 'showModal', ({ title, content }) => {
      const modal = { title: textField(title), content: textField(content) };
      state.modals.push(modal);
      const answer = answers.modal?.(modal) ?? true;
      const { confirm, content: text } =
        typeof answer === 'boolean' ? { confirm: answer, content: '' } : answer;
      return { confirm, cancel: !confirm, content: text };
    }),
    showActionSheet: later(context, 'showActionSheet', ({ itemList }) => {
      const tapIndex = answers.actionSheet === undefined ? 0 : answers.actionSheet(itemList as string[]);
      if (tapIndex === null) throw new Error('cancel');
      return { tapIndex };
    }),
    login: later(context, 'login', () => ({ code: answers.login?.() ?? 'harness-login-code' })),
    checkSession: quiet('checkSession'),
    getGroupEnterInfo: later(context, 'getGroupEnterInfo', async () => {
      const entry = await answers.groupEntry?.();
      if (entry === undefined) throw new Error('invalid args: scene, errCode 40097');
      return entry;
    }),
    requestSubscribeMessage: later(context, 'requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries((tmplIds as string[]).map((id) => [id, answers.subscribe?.(id) ?? 'accept'])),
    ),
    setClipboardData: later(context, 'setClipboardData', ({ data }) => {
      state.clipboard = textField(data);
    }),
    getClipboardData: later(context, 'getClipboardData', () => ({ data: state.clipboard })),
    showShareMenu: quiet('showShareMenu'),
    hideShareMenu: quiet('hideShareMenu'),
    updateShareMenu: quiet('updateShareMenu'),
    previewImage: quiet('previewImage'),
    hideKeyboard: quiet('hideKeyboard'),
    vibrateShort: quiet('vibrateShort'),
    vibrateLong: quiet('vibrateLong'),
  };
}
