import { findAccount, type Account } from '../accounts/accounts.ts';
import { beijingTime } from '../clock/beijing.ts';
import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { Delivery } from '../pushes/deliver.ts';
import { repeatPush } from '../pushes/emit.ts';
import { FORGERIES, sendForgery, tryHandshake } from '../pushes/forge.ts';
import { targetOf } from '../pushes/pushes.control.ts';
import type { Push } from '../pushes/pushes.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import { formPost, type PageAnswer, type PageCall, type PageRoute, type Viewer } from './page-route.ts';
import { actButton, actForm, choice, hidden, textField } from './parts.ts';

const TAB = '/__emu/page/pushes';
const SHOWN = 50;

/** Where pushes go, what became of them, and forged ones. */
export function pushPages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: TAB,
      handle: (call) => ({ title: call.texts.tabPushes, tab: TAB, body: show(world, call) }),
    },
    formPost('target', ({ form }) => {
      const { push } = accountOfForm(world, form);
      push.url = form.textOr('url', undefined);
      push.format = form.choice('format', ['json', 'xml']);
      push.mode = form.choice('mode', ['safe', 'plain']);
      return backTo(TAB);
    }),
    formPost('handshake', async ({ form }) => {
      const account = accountOfForm(world, form);
      return tell(await tryHandshake(world, account, targetOf(account), form.flag('honest')));
    }),
    formPost('forge', async ({ form }) => {
      const account = accountOfForm(world, form);
      const record = {
        ToUserName: account.originalId,
        FromUserName: 'oForged',
        CreateTime: world.clock.seconds(),
        MsgType: 'event',
        Event: 'user_authorization_revoke',
      };
      const kind = form.choice('kind', FORGERIES);
      return tell(await sendForgery(world, account, targetOf(account), { kind, record }));
    }),
    formPost('repeat', async ({ form }) => {
      const push = world.pushes.log.find(({ id }) => id === form.text('id'));
      if (!push) throw new ControlFailure(404, 'there is no such push');
      repeatPush(world, push);
      await world.clock.settle();
      return backTo(TAB);
    }),
  ];
}

function accountOfForm(world: World, form: Fields): Account {
  const account = findAccount(world.accounts, form.text('appid'));
  if (!account) throw new ControlFailure(404, 'there is no such account');
  return account;
}

function tell({ status, outcome }: Delivery): PageAnswer {
  return backTo(TAB, { answered: `${status} ${outcome}` });
}

function show(world: World, { texts, query }: PageCall): Html {
  const answered =
    query.has('answered') &&
    html`<div class="card good" role="status">
      ${texts.answered} <code id="answered">${query.text('answered')}</code>
    </div>`;
  const log = world.pushes.log
    .slice(-SHOWN)
    .toReversed()
    .map((one) => showPush(one, texts));
  const accounts = world.accounts.list
    .filter(({ kind }) => kind !== 'corp')
    .map((one) => showAccount(one, texts));
  return html`${answered}
    <h2>${texts.log}</h2>
    ${log.length === 0 ? html`<p class="soft">${texts.nothing}</p>` : log}
    <h2>${texts.target}</h2>
    ${accounts}`;
}

function showPush(push: Push, texts: Viewer['texts']): Html {
  const repeat = actButton('repeat', texts.repeat, { with: { id: push.id } });
  return html`<article class="card">
    <div class="top">
      <h3>${push.name}</h3>
      <span class="tag">${texts[`state_${push.state}`]}</span>
    </div>
    <small>${beijingTime(push.createdAt)} · ${push.tries.length} ${texts.tries}</small>
    <details>
      <summary>${texts.content}</summary>
      <pre>${JSON.stringify(push.record, null, 2)}</pre>
    </details>
    <div class="row">${repeat}</div>
  </article>`;
}

function showAccount({ appId, name, push }: Account, texts: Viewer['texts']): Html {
  const fields = [
    hidden('appid', appId),
    textField('url', texts.target, push.url),
    choice(
      'format',
      texts.format,
      [
        ['json', 'JSON'],
        ['xml', 'XML'],
      ],
      push.format,
    ),
    choice(
      'mode',
      texts.mode,
      [
        ['safe', texts.safe],
        ['plain', texts.plain],
      ],
      push.mode,
    ),
  ];
  const checks = [
    actButton('handshake', texts.handshake, { with: { appid: appId, honest: '1' } }),
    actButton('handshake', texts.badHandshake, { with: { appid: appId, honest: '0' } }),
  ];
  const forge = actForm(
    'forge',
    [
      hidden('appid', appId),
      choice(
        'kind',
        texts.forge,
        FORGERIES.map((one) => [one, texts[`forgery_${one}`]] as const),
      ),
    ],
    texts.forge,
    `forge-${appId}`,
  );
  return html`<details class="card">
    <summary><h3>${name}</h3></summary>
    <p class="soft"><code>${appId}</code></p>
    ${actForm('target', fields, texts.save, `target-${appId}`)}
    <div class="row">${checks}</div>
    <div class="row">${forge}</div>
  </details>`;
}
