import { beijingTime } from '../clock/beijing.ts';
import type { World } from '../world/world.ts';
import { html, type Html } from './html.ts';
import type { Viewer } from './page-route.ts';
import { actButton } from './parts.ts';

/** The whole page around a body. */
export function layout(
  world: World,
  viewer: Viewer,
  { title, tab, body }: { title: string; tab: string; body: Html },
): string {
  const { texts, language } = viewer;
  const other = language === 'zh' ? 'en' : 'zh';
  const tabs = [
    ['/__emu/', texts.tabPhone],
    ['/__emu/page/articles', texts.tabArticles],
    ['/__emu/page/groups', texts.tabGroups],
    ['/__emu/page/search', texts.tabSearch],
    ['/__emu/page/pushes', texts.tabPushes],
    ['/__emu/page/faults', texts.tabFaults],
  ].map(
    ([path = '', label = '']) =>
      html`<a href="${path}" ${path === tab ? html` aria-current="page"` : ''}>${label}</a>`,
  );
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} · ${texts.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__emu/page/style.css" />
        <script type="module" src="/__emu/page/refresh.js"></script>
      </head>
      <body>
        <header>
          <div>
            <div class="top">
              <h1>${texts.title}</h1>
              <a class="link" href="/__emu/page/language?lang=${other}" lang="${other}"
                >${texts.otherLanguage}</a
              >
            </div>
            <p class="soft">${texts.notice}</p>
            ${clockOf(world, viewer)}${peopleOf(world, viewer)}
            <nav>${tabs}</nav>
          </div>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
  return page.text;
}

function clockOf(world: World, { texts }: Viewer): Html {
  const { clock } = world;
  const steps = [
    [60_000, texts.minute],
    [3_600_000, texts.hour],
    [86_400_000, texts.day],
  ] as const;
  const buttons = steps.map(([ms, label]) =>
    actButton('clock', label, { with: { advanceMs: String(ms) }, id: `clock-${ms}` }),
  );
  const hold = actButton('clock', clock.frozen ? texts.thaw : texts.freeze, {
    with: { frozen: clock.frozen ? '0' : '1' },
    id: 'clock-hold',
  });
  const state = clock.frozen ? html` <span class="tag">${texts.frozen}</span>` : '';
  return html`<details>
    <summary>
      <span>${texts.now} <time id="now">${beijingTime(clock.now())}</time>${state}</span>
    </summary>
    <div class="row">${buttons}${hold}</div>
  </details>`;
}

function peopleOf(world: World, { texts, me }: Viewer): Html {
  const people = [...world.users.byId.values()].map((user) =>
    actButton('me', user.nickname, {
      with: { user: user.id },
      pressed: user.id === me.id,
      id: `me-${user.id}`,
    }),
  );
  return html`<details>
    <summary>${texts.iAm}&nbsp;<strong id="me">${me.nickname}</strong></summary>
    <div class="row">${people}</div>
  </details>`;
}
