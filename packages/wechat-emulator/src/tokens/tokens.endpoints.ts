import { beijingDate } from '../clock/beijing.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import { checkCredentials, checkGrantType } from './credentials.ts';
import { currentToken, HAND_OVER_MS, issueToken, TOKEN_SECONDS } from './tokens.ts';

const FORCED_PER_DAY = 20;
const FORCED_APART_MS = 30_000;

/** `/cgi-bin/token` and `/cgi-bin/stable_token`, whose tokens know nothing of each other. */
export function tokenEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'GET',
      path: '/cgi-bin/token',
      access: 'open',
      quota: { day: 2000 },
      handle: ({ query }) => {
        checkGrantType(query, 'client_credential');
        const account = checkCredentials(world, query);
        return answer(issue(world, account, 'classic', HAND_OVER_MS), TOKEN_SECONDS);
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/stable_token',
      access: 'open',
      quota: { minute: 10_000, day: 500_000 },
      handle: ({ body }) => {
        checkGrantType(body, 'client_credential');
        const account = checkCredentials(world, body);
        return body.flag('force_refresh') ? forceToken(world, account) : stableToken(world, account);
      },
    },
  ];
}

/** The same token until its last five minutes, then a new one. */
function stableToken(world: World, account: Account): Answer {
  const now = world.clock.now();
  const token = currentToken(world.tokens, account, 'stable');
  const left = token ? token.expiresAt - now : 0;
  if (token && left > HAND_OVER_MS) return answer(token.value, Math.floor(left / 1000));
  return answer(issue(world, account, 'stable', HAND_OVER_MS), TOKEN_SECONDS);
}

/** A new token at once, the former ends; within 30 seconds it has no effect, and a day has twenty. */
function forceToken(world: World, account: Account): Answer {
  const now = world.clock.now();
  const forced = world.tokens.forced.get(account.appId) ?? [];
  const last = forced.at(-1);
  if (last !== undefined && now - last < FORCED_APART_MS) return stableToken(world, account);
  const today = forced.filter((at) => beijingDate(at) === beijingDate(now));
  if (today.length >= FORCED_PER_DAY) throw new WechatFailure(45009, 'reach max api daily quota limit');
  world.tokens.forced.set(account.appId, [...today, now]);
  return answer(issue(world, account, 'stable', 0), TOKEN_SECONDS);
}

function issue(world: World, account: Account, kind: 'classic' | 'stable', formerMs: number): string {
  const { clock, random, tokens } = world;
  return issueToken(tokens, { account, kind, now: clock.now(), random, formerMs }).value;
}

function answer(token: string, seconds: number): Answer {
  return { access_token: token, expires_in: seconds };
}
