import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { randomText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import type { Activity } from './cards.ts';

const LIFE_MS = 24 * 3_600_000;
const ENDED = 3;
const PATH = '/cgi-bin/message/wxopen';

/** Cards in chats that change after they were shared. */
export function cardEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'GET',
      path: `${PATH}/activityid/create`,
      access: 'mini',
      handle: ({ account }) => create(world, account),
    },
    {
      method: 'POST',
      path: `${PATH}/updatablemsg/send`,
      access: 'mini',
      handle: ({ account, body }) => {
        const activity = activityOf(world, account, body);
        const state = body.integer('target_state');
        if (state !== 0 && state !== 1) throw new WechatFailure(47502, 'invalid target_state');
        move(activity, state);
        activity.parameters = body.record('template_info').list('parameter_list');
        return OK;
      },
    },
    {
      method: 'POST',
      path: `${PATH}/chattoolmsg/send`,
      access: 'mini',
      handle: ({ account, body }) => {
        const activity = activityOf(world, account, body);
        const state = body.integer('target_state');
        if (state < 1 || state > ENDED) throw new WechatFailure(47502, 'invalid target_state');
        if (body.has('version_type') && ![0, 1, 2].includes(body.integer('version_type'))) {
          throw new WechatFailure(47503, 'invalid version_type');
        }
        activity.templateId = body.text('template_id');
        move(activity, state);
        const info = body.has('participator_info_list') ? body.records('participator_info_list') : [];
        const taking = info
          .filter((one) => one.integerOr('state', 1) === 1)
          .map((one) => one.text('group_openid'));
        // Whoever took part stays on the card.
        activity.participants = [...new Set([...activity.participants, ...taking])];
        return OK;
      },
    },
  ];
}

function create(world: World, { appId }: Account): Answer {
  const expiresAt = world.clock.now() + LIFE_MS;
  const activity: Activity = {
    id: `1${randomText(world.random, 40)}`,
    appId,
    expiresAt,
    state: undefined,
    templateId: '',
    participants: [],
    parameters: [],
    sharedTo: [],
  };
  world.cards.activities.push(activity);
  return { ...OK, activity_id: activity.id, expiration_time: Math.floor(expiresAt / 1000) };
}

function activityOf(world: World, account: Account, body: Fields): Activity {
  const id = body.textOr('activity_id', '');
  const activity = world.cards.activities.find((one) => one.id === id && one.appId === account.appId);
  if (!activity) throw new WechatFailure(47501, 'invalid activity_id');
  if (world.clock.now() >= activity.expiresAt) throw new WechatFailure(47504, 'activity_id expired');
  return activity;
}

/** A card never goes back to a former state. */
function move(activity: Activity, state: number): void {
  if (activity.state !== undefined && state < activity.state)
    throw new WechatFailure(47502, 'invalid target_state');
  activity.state = state;
}
