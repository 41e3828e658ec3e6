import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';
import { accountOf } from './account-of.ts';

const TEXT_LISTS = [
  'blockedApis',
  'pages',
  'sitemapDisallow',
  'oauthDomains',
  'privacyKeys',
  'serverDomains',
] as const;

/** What the owner of an account sets in WeChat's consoles. */
export function accountControls(world: World): ControlRoute[] {
  return [
    {
      method: 'PUT',
      path: '/accounts',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        account.commentPrivilege = body.flag('commentPrivilege', account.commentPrivilege);
        account.searchOpen = body.flag('searchOpen', account.searchOpen);
        account.bound = body.flag('bound', account.bound);
        account.secret = body.textOr('secret', account.secret);
        account.h5Base = body.textOr('h5Base', account.h5Base);
        account.phoneCredits = body.integerOr('phoneCredits', account.phoneCredits);
        account.privacyContact = body.textOr('privacyContact', account.privacyContact);
        if (Array.isArray(body.raw('categories')))
          account.categories = body
            .records('categories')
            .map((one) => ({ id: one.integer('id'), name: one.text('name') }));
        for (const list of TEXT_LISTS) {
          if (Array.isArray(body.raw(list))) account[list] = body.texts(list);
        }
        return { account };
      },
    },
    { method: 'GET', path: '/accounts', handle: () => ({ accounts: world.accounts.list }) },
  ];
}
