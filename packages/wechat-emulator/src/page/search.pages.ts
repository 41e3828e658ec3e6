import { beijingTime } from '../clock/beijing.ts';
import { ControlFailure } from '../http/failure.ts';
import { openPage } from '../outbox/tap.ts';
import type { World } from '../world/world.ts';
import { backTo } from './back.ts';
import { html, type Html } from './html.ts';
import type { PageCall, PageRoute } from './page-route.ts';
import { actButton } from './parts.ts';
import { miniOf, showOpened } from './phone.pages.ts';

const TAB = '/__emu/page/search';
const SHOWN = 30;
const SCENE_SEARCH = 1053;
const SCENE_LINK = 1194;

/** What search was told, links into the mini-program, and the latest calls. */
export function searchPages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: TAB,
      handle: (call) => ({ title: call.texts.tabSearch, tab: TAB, body: show(world, call) }),
    },
    {
      method: 'POST',
      path: '/__emu/page/find',
      handle: ({ form }) => backTo(TAB, { page: form.text('page'), scene: String(SCENE_SEARCH) }),
    },
    {
      method: 'POST',
      path: '/__emu/page/follow-link',
      handle: ({ form }) => {
        const link = world.links.list.find(({ key }) => key === form.text('key'));
        if (!link || world.clock.now() >= link.expiresAt)
          throw new ControlFailure(410, 'the link has expired');
        return backTo(TAB, { page: link.page, scene: String(SCENE_LINK) });
      },
    },
  ];
}

function show(world: World, call: PageCall): Html {
  const { texts, query } = call;
  const opened =
    query.has('scene') &&
    showOpened(call, openPage(world, miniOf(world).appId, query.textOr('page', ''), query.integer('scene')));
  const empty = html`<li class="soft">${texts.nothing}</li>`;
  const pages = world.search.pages
    .slice(-SHOWN)
    .toReversed()
    .map(({ path, query: search, title }) => {
      const page = search === '' ? path : `${path}?${search}`;
      return html`<li>
        <strong>${title}</strong>
        <p><code>${page}</code></p>
        <div class="row">${actButton('find', texts.open, { with: { page } })}</div>
      </li>`;
    });
  const links = world.links.list
    .slice(-SHOWN)
    .toReversed()
    .map(
      ({ link, key, expiresAt }) =>
        html`<li>
          <code>${link}</code>
          <p class="soft">→ ${beijingTime(expiresAt)}</p>
          <div class="row">${actButton('follow-link', texts.open, { with: { key } })}</div>
        </li>`,
    );
  const calls = world.requests.calls
    .slice(-SHOWN)
    .toReversed()
    .map(
      ({ at, path, errcode }) =>
        html`<li><div class="top"><code>${path}</code><span${errcode === 0 ? '' : html` class="tag"`}>${errcode}</span></div><small>${beijingTime(at)}</small></li>`,
    );
  const list = (items: readonly Html[]): Html =>
    html`<div class="card">
      <ul class="plain">
        ${items.length === 0 ? empty : items}
      </ul>
    </div>`;
  return html`${opened}
    <h2>${texts.submitted}</h2>
    ${list(pages)}
    <h2>${texts.links}</h2>
    ${list(links)}
    <h2>${texts.calls}</h2>
    ${list(calls)}`;
}
