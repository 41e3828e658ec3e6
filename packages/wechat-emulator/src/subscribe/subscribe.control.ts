import { accountOf } from '../accounts/account-of.ts';
import type { Account } from '../accounts/accounts.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import { userOf } from '../users/user-of.ts';
import { openIdOf, type User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { findTemplate, grantKey, grantsLeft, type Template } from './subscriptions.ts';
import { subscribeEvent } from './subscribe-event.ts';

/** What `wx.requestSubscribeMessage` answers for one template. */
export const RESULTS = [
  'accept',
  'reject',
  'ban',
  'filter',
  'acceptWithAlert',
  'acceptWithAudio',
  'acceptWithForcePush',
] as const;
export type SubscribeResult = (typeof RESULTS)[number];

const TEMPLATES_PER_ASK = 5;

/** The person answers the window that asks for subscriptions; each acceptance is one message more. */
export function answerSubscribe(
  world: World,
  account: Account,
  user: User,
  answers: readonly { readonly template: Template; readonly result: SubscribeResult }[],
): void {
  if (answers.length > TEMPLATES_PER_ASK) throw new ControlFailure(400, 'at most five templates at a time');
  for (const { template, result } of answers) {
    const key = grantKey(account.appId, user.id, template.id);
    if (result.startsWith('accept')) {
      world.subscriptions.grants.set(key, grantsLeft(world.subscriptions, key) + 1);
    }
  }
  const openId = openIdOf(world.users, account.appId, user.id);
  const list = answers.map(({ template, result }) => ({
    TemplateId: template.id,
    SubscribeStatusString: result.startsWith('accept') ? 'accept' : result,
    PopupScene: '0',
  }));
  subscribeEvent(world, account, openId, 'subscribe_msg_popup_event', list);
}

/** The person turns a template off in the settings: whatever was granted is gone. */
export function refuseLater(world: World, account: Account, user: User, template: Template): void {
  world.subscriptions.grants.delete(grantKey(account.appId, user.id, template.id));
  const openId = openIdOf(world.users, account.appId, user.id);
  const list = [{ TemplateId: template.id, SubscribeStatusString: 'reject' }];
  subscribeEvent(world, account, openId, 'subscribe_msg_change_event', list);
}

export function subscribeControls(world: World): ControlRoute[] {
  const templateOf = (account: Account, id: string): Template => {
    const template = findTemplate(world.subscriptions, account.appId, id);
    if (!template) throw new ControlFailure(404, `there is no template ${id}`);
    return template;
  };
  return [
    {
      method: 'GET',
      path: '/subscribe',
      handle: ({ query }) => {
        const { appId } = accountOf(world, query, 'mini');
        const { id } = userOf(world, query);
        const grants = world.subscriptions.templates
          .filter((one) => one.appId === appId)
          .map((one) => [one.id, grantsLeft(world.subscriptions, grantKey(appId, id, one.id))] as const);
        return { grants: Object.fromEntries(grants) };
      },
    },
    {
      method: 'POST',
      path: '/subscribe',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        const user = userOf(world, body);
        const results = body.record('results');
        const answers = results
          .names()
          .map((id) => ({ template: templateOf(account, id), result: results.choice(id, RESULTS) }));
        answerSubscribe(world, account, user, answers);
        return {};
      },
    },
    {
      method: 'POST',
      path: '/subscribe/off',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        refuseLater(world, account, userOf(world, body), templateOf(account, body.text('template')));
        return {};
      },
    },
  ];
}
