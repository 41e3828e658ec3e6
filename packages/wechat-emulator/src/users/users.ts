import { derivedText } from '../random/random.ts';

/** A scripted person. */
export interface User {
  readonly id: string;
  nickname: string;
  readonly unionId: string;
  phone: string | undefined;
  countryCode: string;
  /** Refused at login: 40226. */
  highRisk: boolean;
  /** 0–4, what getuserriskrank answers. */
  riskRank: number;
  gender: '男' | '女' | '未知';
  /** As WeChat words it, such as 18-24岁. */
  ageBand: string;
  province: string;
  city: string;
}

export interface Visit {
  readonly appId: string;
  readonly userId: string;
  readonly at: number;
  readonly scene: number;
}

export interface Users {
  /** Equal keys give equal openids, also after a restart. */
  readonly key: string;
  readonly byId: Map<string, User>;
  /** `appId openid` → user id. */
  readonly byOpenId: Map<string, string>;
  /** `appId userId` → when the person was last in the mini-program. */
  readonly lastSeen: Map<string, number>;
  readonly sessionKeys: Map<string, string>;
  /** `appId userId` of those who follow an official account. */
  readonly followers: Set<string>;
  readonly visits: Visit[];
}

export function createUsers(key: string): Users {
  return {
    key,
    byId: new Map(),
    byOpenId: new Map(),
    lastSeen: new Map(),
    sessionKeys: new Map(),
    followers: new Set(),
    visits: [],
  };
}

/** The name of a person within one account, for maps. */
export function personKey(appId: string, userId: string): string {
  return `${appId} ${userId}`;
}

/** A person's openid: another one in each account, always the same in one. */
export function openIdOf(users: Users, appId: string, userId: string): string {
  return `o${derivedText(27, users.key, appId, userId)}`;
}

export function unionIdOf(users: Users, userId: string): string {
  return `o6${derivedText(26, users.key, 'union', userId)}`;
}

/** Registers a person's openids in the given accounts, so that answers can be traced back. */
export function registerOpenIds(users: Users, user: User, appIds: readonly string[]): void {
  for (const appId of appIds) users.byOpenId.set(`${appId} ${openIdOf(users, appId, user.id)}`, user.id);
}

export function findByOpenId(users: Users, appId: string, openId: string): User | undefined {
  return users.byId.get(users.byOpenId.get(`${appId} ${openId}`) ?? '');
}

/** Lets a person open the mini-program, coming from a scene (1001: the list of mini-programs). */
export function visit(users: Users, appId: string, userId: string, at: number, scene: number): void {
  users.visits.push({ appId, userId, at, scene });
  users.lastSeen.set(personKey(appId, userId), at);
}
