import type { Activity } from '../cards/cards.ts';
import { enterFromGroup } from '../groups/enter-group.ts';
import { groupOf } from '../groups/groups.control.ts';
import type { Group } from '../groups/groups.ts';
import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { wxLogin } from '../login/login.control.ts';
import { openPage, type Tapped } from '../outbox/tap.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import type { PageCall, PageRoute, Viewer } from './page-route.ts';
import { actButton, actForm, hidden, textField } from './parts.ts';
import { miniOf, showOpened } from './phone.pages.ts';

const TAB = '/__emu/page/groups';
const SCENE_CARD = 1008;
const FIRST_PAGE = 'pages/home/index';

/** Chats: being in one, saying something, coming into the mini-program from one. */
export function groupPages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: TAB,
      handle: (call) => ({ title: call.texts.tabGroups, tab: TAB, body: show(world, call) }),
    },
    {
      method: 'POST',
      path: '/__emu/page/group',
      handle: ({ form, me }) => {
        const group = groupOf(world, form);
        const act = form.choice('act', ['join', 'leave', 'talk']);
        if (act === 'join') group.members.set(me.id, world.clock.now());
        else if (!group.members.has(me.id)) throw new ControlFailure(409, `${me.id} is not in the group`);
        else if (act === 'leave') group.members.delete(me.id);
        else group.messages.push({ userId: me.id, at: world.clock.now() });
        return backTo(TAB);
      },
    },
    {
      method: 'POST',
      path: '/__emu/page/group-enter',
      handle: ({ form, me }) => {
        const page = form.textOr('page', '') || FIRST_PAGE;
        const group = groupOf(world, form);
        // As on a phone: the mini-program logs in and learns the group when it is opened.
        const code = wxLogin(world, miniOf(world), me, SCENE_CARD);
        const sealed = enterFromGroup(world, miniOf(world), me, group, SCENE_CARD);
        const visit = JSON.stringify({ scene: SCENE_CARD, code, ...sealed });
        return backTo(TAB, { page, sealed: JSON.stringify(sealed), visit: toBase64Url(visit) });
      },
    },
  ];
}

function show(world: World, call: PageCall): Html {
  const { texts, query } = call;
  const groups = world.groups.list.map((one) => showGroup(world, one, call));
  const entered =
    query.has('sealed') &&
    html`${showOpened(call, openVisit(world, query))}
      <div class="card">
        <p class="soft">${texts.sealed}</p>
        <pre id="sealed">${query.text('sealed')}</pre>
      </div>`;
  return html`${entered}
    <h2>${texts.tabGroups}</h2>
    ${groups}`;
}

/** The page as it opens, and in a browser with what WeChat would tell the mini-program. */
function openVisit(world: World, query: Fields): Tapped {
  const opened = openPage(world, miniOf(world).appId, query.textOr('page', ''), SCENE_CARD);
  if (opened.url === undefined) return opened;
  const sign = opened.url.includes('?') ? '&' : '?';
  return { ...opened, url: `${opened.url}${sign}visit=${query.textOr('visit', '')}` };
}

function toBase64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function showGroup(world: World, group: Group, { texts, me }: PageCall): Html {
  const names = [...group.members.keys()].map((id) => world.users.byId.get(id)?.nickname ?? id).join('、');
  const button = (act: string, label: string): Html =>
    actButton('group', label, { with: { group: group.id, act }, id: `${act}-${group.id}` });
  const enter = actButton('group-enter', texts.enterGroup, {
    with: { group: group.id },
    main: true,
    id: `enter-${group.id}`,
  });
  const card =
    group.members.has(me.id) &&
    html`<div class="reply">
      ${actForm(
        'group-enter',
        [hidden('group', group.id), textField('page', texts.sharedPage)],
        texts.openCard,
        `card-${group.id}`,
      )}
    </div>`;
  const buttons = group.members.has(me.id)
    ? [enter, button('talk', texts.talk), button('leave', texts.leave)]
    : [button('join', texts.join)];
  const kind = group.chatType === 4 && html` <span class="tag">${texts.customerGroup}</span>`;
  const cards = world.cards.activities.flatMap((card) =>
    card.sharedTo
      .filter(({ groupId }) => groupId === group.id)
      .map(({ page }) => showCard(card, page, group, texts)),
  );
  return html`<article class="card">
    <h3>${group.name}${kind}</h3>
    <p class="soft">${texts.members} · ${names}</p>
    <p class="soft">${group.messages.length} ${texts.talked}</p>
    <div class="row">${buttons}</div>
    ${card}${cards}
  </article>`;
}

function showCard(
  { state, participants }: Activity,
  page: string,
  group: Group,
  texts: Viewer['texts'],
): Html {
  const open = actButton('group-enter', texts.open, { with: { group: group.id, page } });
  return html`<div class="reply">
    <strong>${texts.cards}</strong>
    <p class="soft">${texts.cardState} ${state ?? '–'} · ${participants.length} ${texts.tookPart}</p>
    <code>${page}</code>
    <div class="row">${open}</div>
  </div>`;
}
