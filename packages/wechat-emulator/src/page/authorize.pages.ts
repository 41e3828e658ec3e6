import { findAccount, type Account } from '../accounts/accounts.ts';
import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { issueCode } from '../login/codes.ts';
import { SCOPES } from '../oauth/oauth.control.ts';
import { userOf } from '../users/user-of.ts';
import type { World } from '../world/world.ts';
import { html, type Html } from './html.ts';
import type { PageCall, PageRoute } from './page-route.ts';

const PATH = '/connect/oauth2/authorize';

interface Asked {
  readonly account: Account;
  readonly scope: (typeof SCOPES)[number];
  readonly returnTo: URL;
}

/** Where a web page sends people to sign in: here somebody picks who they are and goes back with a code. */
export function authorizePages(world: World): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      handle: (call) => ({
        title: call.texts.authorize,
        tab: '',
        body: show(world, call, readAsked(world, call, call.query)),
      }),
    },
    {
      method: 'POST',
      path: PATH,
      handle: (call) => {
        const { account, scope, returnTo } = readAsked(world, call, call.form);
        const { id: userId } = userOf(world, call.form);
        const { clock, random } = world;
        const code = issueCode(world.codes, {
          appId: account.appId,
          userId,
          purpose: 'oauth',
          scope,
          now: clock.now(),
          random,
        });
        returnTo.searchParams.set('code', code);
        returnTo.searchParams.set('state', call.form.textOr('state', ''));
        return { goTo: returnTo.href, remember: { name: 'me', value: userId } };
      },
    },
  ];
}

/** Throws when the link is none that WeChat would follow: unknown account, other domain, no scope. */
function readAsked(world: World, { texts }: PageCall, fields: Fields): Asked {
  const account = findAccount(world.accounts, fields.textOr('appid', ''));
  const returnTo = URL.parse(fields.textOr('redirect_uri', ''));
  const scope = SCOPES.find((one) => one === fields.textOr('scope', ''));
  const fine = account?.kind === 'official' && returnTo && /^https?:$/.test(returnTo.protocol) && scope;
  if (!fine || fields.textOr('response_type', '') !== 'code')
    throw new ControlFailure(400, texts.badAuthorize);
  const { oauthDomains } = account;
  if (oauthDomains.length > 0 && !oauthDomains.includes(returnTo.hostname)) {
    throw new ControlFailure(400, `${texts.badAuthorize} (10003 redirect_uri)`);
  }
  return { account, scope, returnTo };
}

function show(world: World, { texts, query, me }: PageCall, { account, scope }: Asked): Html {
  const kept = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'].map(
    (name) => html`<input type="hidden" name="${name}" value="${query.textOr(name, '')}" />`,
  );
  const people = [...world.users.byId.values()].map(
    ({ id, nickname }) =>
      html`<button name="user" value="${id}" id="pick-${id}" ${id === me.id ? html` class="main"` : ''}>
        ${nickname}
      </button>`,
  );
  const what = scope === 'snsapi_userinfo' ? texts.allowProfile : texts.onlyOpenid;
  return html`<h2>${account.name} · ${texts.authorize}</h2>
    <div class="card">
      <p>${what}</p>
      <p class="soft">${texts.authorizeAs}</p>
      <form method="post" action="${PATH}">
        ${kept}
        <div class="row">${people}</div>
      </form>
    </div>`;
}
