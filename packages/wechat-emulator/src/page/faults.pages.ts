import { firstAccount } from '../accounts/accounts.ts';
import type { CommentQuirks } from '../comments/comment.ts';
import { FAULT_KINDS, type Fault } from '../faults/faults.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import { formPost, type PageCall, type PageRoute, type Viewer } from './page-route.ts';
import { actButton, actForm, choice, textField, tick } from './parts.ts';

const TAB = '/__emu/page/faults';
const QUIRKS: readonly (keyof CommentQuirks)[] = [
  'firstReplyOnly',
  'replyAsList',
  'totalIsPageSize',
  'emptyWithCount',
  'bigIds',
  'oldestFirst',
];

/** What goes wrong, and the rights and oddities of the accounts. */
export function faultPages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: TAB,
      handle: (call) => ({ title: call.texts.tabFaults, tab: TAB, body: show(world, call) }),
    },
    formPost('fault', ({ form }) => {
      const times = form.integerOr('times', 1);
      const code = form.integerOr('code', -1);
      const fault: Fault = {
        id: world.newId(),
        kind: form.choice('kind', FAULT_KINDS),
        match: form.textOr('match', '*'),
        left: times === 0 ? undefined : times,
        ms: form.integerOr('ms', 1000),
        status: code > 0 ? code : 502,
        errcode: code,
      };
      world.faults.list.push(fault);
      return backTo(TAB);
    }),
    formPost('fault-remove', ({ form }) => {
      const id = form.textOr('id', undefined);
      world.faults.list = id === undefined ? [] : world.faults.list.filter((one) => one.id !== id);
      return backTo(TAB);
    }),
    formPost('rights', ({ form }) => {
      const official = firstAccount(world.accounts, 'official');
      const mini = firstAccount(world.accounts, 'mini');
      if (official) official.commentPrivilege = form.flag('commentPrivilege');
      if (mini) mini.searchOpen = form.flag('searchOpen');
      for (const name of QUIRKS) world.quirks[name] = form.flag(name);
      return backTo(TAB);
    }),
  ];
}

function show(world: World, { texts }: PageCall): Html {
  const preset = (label: string, fields: Readonly<Record<string, string>>): Html =>
    actButton('fault', label, { with: fields });
  const presets = [
    preset(texts.presetDown, { kind: 'reset', times: '0' }),
    preset(texts.presetBusy, { kind: 'errcode', code: '-1' }),
    preset(texts.presetRotate, { kind: 'rotate_token' }),
    preset(texts.presetLoss, { kind: 'push_loss' }),
    preset(texts.presetDouble, { kind: 'push_duplicate' }),
    actButton('fault-remove', texts.calm, { main: true, id: 'calm' }),
  ];
  const fields = [
    choice(
      'kind',
      texts.kind,
      FAULT_KINDS.map((one) => [one, texts[`fault_${one}`]] as const),
    ),
    textField('match', texts.match, '*'),
    textField('times', texts.times, '1'),
    textField('ms', texts.millis, '1000'),
    textField('code', texts.code, '-1'),
  ];
  return html`<h2>${texts.active}</h2>
    ${showActive(world.faults.list, texts)}
    <h2>${texts.presets}</h2>
    <div class="row">${presets}</div>
    <h2>${texts.orderFault}</h2>
    <div class="card">${actForm('fault', fields, texts.orderFault, 'fault')}</div>
    <h2>${texts.rights}</h2>
    <div class="card">${showRights(world, texts)}</div>`;
}

function showActive(faults: readonly Fault[], texts: Viewer['texts']): Html | Html[] {
  if (faults.length === 0) return html`<p class="soft">${texts.nothing}</p>`;
  return faults.map(
    ({ id, kind, match, left }) =>
      html`<div class="card warn">
        <div class="top">
          <strong>${texts[`fault_${kind}`]}</strong><code>${match} × ${left ?? '∞'}</code>
        </div>
        <div class="row">${actButton('fault-remove', texts.remove, { with: { id } })}</div>
      </div>`,
  );
}

function showRights(world: World, texts: Viewer['texts']): Html {
  const fields = [
    tick(
      'commentPrivilege',
      texts.commentPrivilege,
      firstAccount(world.accounts, 'official')?.commentPrivilege ?? false,
    ),
    tick('searchOpen', texts.searchOpen, firstAccount(world.accounts, 'mini')?.searchOpen ?? false),
    ...QUIRKS.map((name) => tick(name, texts[name], world.quirks[name])),
  ];
  return actForm('rights', fields, texts.save, 'rights');
}
