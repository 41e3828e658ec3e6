import { firstAccount, type Account } from '../accounts/accounts.ts';
import { beijingTime } from '../clock/beijing.ts';
import { approach } from '../customer/customer.control.ts';
import { ControlFailure } from '../http/failure.ts';
import { wxLogin } from '../login/login.control.ts';
import type { SentMessage } from '../outbox/outbox.ts';
import { findMessage, openPage, tapMessage, type Tapped } from '../outbox/tap.ts';
import { allowPhone } from '../phone/phone.ts';
import { answerSubscribe, refuseLater } from '../subscribe/subscribe.control.ts';
import { findTemplate, grantKey, grantsLeft, type Template } from '../subscribe/subscriptions.ts';
import { follow, revokeAuthorization, unfollow } from '../users/relations.ts';
import { personKey, visit } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import { formPost, type PageCall, type PageRoute, type Viewer } from './page-route.ts';
import { actButton, actForm, choice, textField } from './parts.ts';

const PHONE = '/__emu/';
/** Scenes somebody may want to come from, with WeChat's names. */
const SCENES = [
  ['1001', '1001 发现栏'],
  ['1058', '1058 公众号文章'],
  ['1184', '1184 视频号动态'],
  ['1008', '1008 群聊卡片'],
  ['1053', '1053 搜一搜'],
  ['1047', '1047 小程序码'],
  ['1154', '1154 朋友圈单页'],
  ['1129', '1129 微信爬虫'],
] as const;

/** The phone of the person being played: messages, subscriptions, the mini-program. */
export function phonePages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PHONE,
      handle: (call) => ({ title: call.texts.tabPhone, tab: PHONE, body: show(world, call) }),
    },
    formPost('tap', ({ form }) => {
      const message = findMessage(world, form.text('id'));
      tapMessage(world, message);
      return backTo(PHONE, { tapped: message.id });
    }),
    formPost('subscribe', ({ form, me }) => {
      const account = miniOf(world);
      const template = templateOf(world, account, form.text('template'));
      const result = form.choice('result', ['accept', 'reject', 'off']);
      if (result === 'off') refuseLater(world, account, me, template);
      else answerSubscribe(world, account, me, [{ template, result }]);
      return backTo(PHONE);
    }),
    formPost('open', ({ form, me }) => {
      visit(world.users, miniOf(world).appId, me.id, world.clock.now(), form.integer('scene'));
      return backTo(PHONE, { scene: form.text('scene') });
    }),
    formPost('login', ({ me }) => backTo(PHONE, { code: wxLogin(world, miniOf(world), me) })),
    formPost('phone', ({ me, texts }) => {
      const answer = allowPhone(world, miniOf(world), me);
      return backTo(PHONE, { code: 'code' in answer ? answer.code : texts.noCredit });
    }),
    formPost('say', ({ form, me }) => {
      approach(world, miniOf(world), me, 'message', form.text('text'));
      return backTo(PHONE);
    }),
    formPost('enter-chat', ({ me }) => {
      approach(world, miniOf(world), me, 'enter', '');
      return backTo(PHONE);
    }),
    formPost('follow', ({ form, me }) => {
      const official = firstAccount(world.accounts, 'official');
      if (!official) throw new ControlFailure(409, 'the seed has no official account');
      (form.flag('on') ? follow : unfollow)(world, official, me);
      return backTo(PHONE);
    }),
    formPost('revoke', ({ me }) => {
      revokeAuthorization(world, miniOf(world), me, '1');
      return backTo(PHONE);
    }),
  ];
}

export function miniOf(world: World): Account {
  const account = firstAccount(world.accounts, 'mini');
  if (!account) throw new ControlFailure(409, 'the seed has no mini-program');
  return account;
}

function templateOf(world: World, { appId }: Account, id: string): Template {
  const template = findTemplate(world.subscriptions, appId, id);
  if (!template) throw new ControlFailure(404, `there is no template ${id}`);
  return template;
}

function show(world: World, call: PageCall): Html {
  const { texts, me, query } = call;
  const mine = world.outbox.messages.filter(({ userId }) => userId === me.id).toReversed();
  const tapped = query.has('tapped') ? findMessage(world, query.text('tapped')) : undefined;
  const opened = tapped
    ? showOpened(call, openPage(world, tapped.appId, tapped.page, 1014))
    : query.has('scene') &&
      showOpened(call, openPage(world, miniOf(world).appId, '', query.integer('scene')));
  const code =
    query.has('code') &&
    html`<div class="card good" role="status">
      ${texts.codeIs}: <code id="code">${query.text('code')}</code>
    </div>`;
  const messages =
    mine.length === 0
      ? html`<p class="soft">${texts.nothing}</p>`
      : mine.map((one) => showMessage(one, texts));
  return html`${opened}${code}
    <h2>${texts.serviceMessages}</h2>
    ${messages}
    <h2>${texts.subscriptions}</h2>
    ${showSubscriptions(world, call)}${showMiniProgram(call)}${showService(world, call)}`;
}

export function showOpened({ texts }: Viewer, { path, query, scene, url }: Tapped): Html {
  const search = new URLSearchParams(query).toString();
  const page = search === '' ? path : `${path}?${search}`;
  const link =
    url !== undefined &&
    html`<a class="link" id="opened-link" href="${url}" target="_blank" rel="noopener"
      >${texts.inBrowser}</a
    >`;
  return html`<div class="card good" role="status">
    <p>${texts.opened} <code id="opened">${page}</code></p>
    <p class="soft">${texts.scene} ${scene}</p>
    ${link}
  </div>`;
}

function showMessage(message: SentMessage, texts: Viewer['texts']): Html {
  const lines = message.lines.map(
    ({ label, value }) =>
      html`<dt>${label}</dt>
        <dd>${value}</dd>`,
  );
  const label = message.tappedAt === undefined ? texts.tapMessage : texts.tapped;
  const tap =
    message.page !== '' &&
    actButton('tap', label, {
      with: { id: message.id },
      main: message.tappedAt === undefined,
      id: `tap-${message.id}`,
    });
  return html`<article class="card">
    <div class="top">
      <h3>${message.title}</h3>
      <small>${beijingTime(message.at)}</small>
    </div>
    <dl>${lines}</dl>
    <div class="row">${tap}</div>
  </article>`;
}

function showSubscriptions(world: World, { texts, me }: PageCall): Html[] {
  const { appId } = miniOf(world);
  return world.subscriptions.templates
    .filter((one) => one.appId === appId)
    .map((template) => {
      const left = grantsLeft(world.subscriptions, grantKey(appId, me.id, template.id));
      const choose = (result: string, label: string): Html =>
        actButton('subscribe', label, { with: { template: template.id, result } });
      const buttons = [
        choose('accept', texts.accept),
        choose('reject', texts.reject),
        choose('off', texts.turnOff),
      ];
      return html`<div class="card">
        <h3>${template.title}</h3>
        <p class="soft">${texts.grants} ${left}</p>
        <div class="row">${buttons}</div>
      </div>`;
    });
}

function showMiniProgram({ texts }: PageCall): Html {
  const open = actForm('open', [choice('scene', texts.openFrom, SCENES)], texts.open, 'open');
  const codes = [
    actButton('login', texts.getLogin, { id: 'login' }),
    actButton('phone', texts.getPhone, { id: 'phone' }),
  ];
  return html`<h2>${texts.miniProgram}</h2>
    <div class="card">
      ${open}
      <div class="row">${codes}</div>
    </div>`;
}

function showService(world: World, { texts, me }: PageCall): Html {
  const official = firstAccount(world.accounts, 'official');
  const follows = official !== undefined && world.users.followers.has(personKey(official.appId, me.id));
  const buttons = [
    actButton('enter-chat', texts.enterChat),
    actButton('follow', follows ? texts.unfollow : texts.follow, {
      with: { on: follows ? '0' : '1' },
      id: 'follow',
    }),
    actButton('revoke', texts.revoke, { id: 'revoke' }),
  ];
  const say = actForm('say', [textField('text', texts.say)], texts.send, 'say');
  return html`<h2>${texts.service}</h2>
    <div class="card">
      ${say}
      <div class="row">${buttons}</div>
    </div>`;
}
