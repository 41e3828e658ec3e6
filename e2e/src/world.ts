import { randomUUID } from 'node:crypto';
import { type Client, createClient, fetchTransport } from '@huixiang/client';
import {
  type BodyOf,
  type Comment,
  consentVersions,
  type Counts,
  type Listening,
  operations,
  type Session,
} from '@huixiang/contract';

/** A member of the demo, with the hands to act through the API. */
export interface Actor {
  readonly id: number;
  readonly nickname: string;
  readonly token: string;
  /** Name and value of the cookie by which a browser is this member. */
  readonly cookie: { readonly name: string; readonly value: string };
  readonly call: Client['call'];
}

/** A space with one post. */
export interface Place {
  readonly spaceId: number;
  readonly postId: number;
  readonly title: string;
  readonly owner: Actor;
}

/** A listener's settings that never stand in the way, at whatever hour the tests run. */
export const atAnyHour: Listening = {
  on: false,
  interests: [],
  region: null,
  activeHours: [],
  dailyCap: 60,
  quietFrom: 0,
  quietTo: 0,
  utcOffsetMinutes: 480,
  personalised: true,
};

/** From this many spaces of one's own on, a deck comes from nowhere else. */
const JOINED_ENOUGH = 6;
const WORDS = ['清晨', '雨声', '旧书', '山路', '热汤', '灯火', '木窗', '远信', '秋水', '石桥'];

type SignInWay = typeof operations.signInDemo | typeof operations.signInWechat;

/** What other people did before and beside a scenario: everything by the public API of a running server. */
export class World {
  readonly address: string;
  private serial = 0;

  constructor(address: string) {
    this.address = address;
  }

  /** Words without digits that nobody said before. */
  words(): string {
    this.serial += 1;
    const parts = [...String(this.serial)].map((digit) => WORDS[Number(digit)]);
    return `想起${parts.join('、')}那一回`;
  }

  async member(nickname = '来客'): Promise<Actor> {
    return this.signIn(operations.signInDemo, { nickname });
  }

  /** One of the people of the demo community. */
  async persona(id: number): Promise<Actor> {
    return this.signIn(operations.signInDemo, { memberId: id });
  }

  /** A person of the emulated WeChat, by the code of their `wx.login`. */
  async wechat(code: string): Promise<Actor> {
    return this.signIn(operations.signInWechat, { code, terms: consentVersions.terms });
  }

  /** A space that is not listed, unless told otherwise, so that it stays out of other people's decks. */
  async openSpace(
    wish: { owner?: Actor; name?: string; visibility?: 'public' | 'unlisted' } = {},
  ): Promise<Place> {
    const owner = wish.owner ?? (await this.member('主人'));
    const name = wish.name ?? '小院';
    const space = { name, kind: 'interest-group', visibility: wish.visibility ?? 'unlisted' } as const;
    const { id: spaceId } = await owner.call(operations.createSpace, { body: space });
    const body = { title: this.words(), body: '今天想听听大家的。' };
    const { id: postId } = await owner.call(operations.createPost, { params: { spaceId }, body });
    return { spaceId, postId, title: body.title, owner };
  }

  /** By a new member unless told otherwise. */
  async comment(
    { spaceId, postId }: Place,
    wish: { as?: Actor; text?: string; parentId?: number } = {},
  ): Promise<Comment> {
    const as = wish.as ?? (await this.member('开口的人'));
    const parent = wish.parentId === undefined ? {} : { parentId: wish.parentId };
    const body = { text: wish.text ?? this.words(), ...parent };
    return as.call(operations.postComment, { params: { spaceId, postId }, body });
  }

  /** So many new members have the comment on their screens and echo it. */
  async echo({ id: commentId, spaceId }: Comment, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      const reader = await this.member('读者');
      await reader.call(operations.logExposures, { params: { spaceId }, body: { comments: [commentId] } });
      await reader.call(operations.echoComment, { params: { spaceId, commentId }, body: {} });
    }
  }

  /** So many new members echo the comment who say this of themselves and agree to be counted in portraits. */
  async reach(
    { id: commentId, spaceId }: Comment,
    people: number,
    traits: BodyOf<typeof operations.setProfile>,
  ): Promise<void> {
    const consent = { purpose: 'portraits', granted: true, version: consentVersions.portraits } as const;
    for (let i = 0; i < people; i += 1) {
      const reader = await this.member('读者');
      await reader.call(operations.setProfile, { body: traits });
      await reader.call(operations.setConsent, { body: consent });
      await reader.call(operations.echoComment, { params: { spaceId, commentId }, body: {} });
    }
  }

  async counts({ id: commentId, spaceId }: Comment): Promise<Counts> {
    return (await this.guest().call(operations.getComment, { params: { spaceId, commentId } })).echoes;
  }

  /** Root comments of a place, the newest first. */
  async thread({ spaceId, postId }: Place): Promise<Comment[]> {
    const query = { order: 'newest', limit: 50 } as const;
    return (await this.guest().call(operations.listThread, { params: { spaceId, postId }, query })).items;
  }

  async replies({ id: commentId, spaceId }: Comment): Promise<Comment[]> {
    return (await this.guest().call(operations.listReplies, { params: { spaceId, commentId } })).items;
  }

  /** A member who has not opted in yet and will be dealt what is said in `place`, and nothing else. */
  async listener(): Promise<{ listener: Actor; place: Place }> {
    const listener = await this.member('听众');
    const place = await this.openSpace({ owner: listener });
    for (let i = 1; i < JOINED_ENOUGH; i += 1) await this.openSpace({ owner: listener });
    await listener.call(operations.setListening, { body: atAnyHour });
    return { listener, place };
  }

  /** Whoever has not signed in. */
  guest(): Client {
    return this.client(null);
  }

  /** By hand, because the client leaves the cookie to the browser. */
  private async signIn<Way extends SignInWay>(way: Way, body: BodyOf<Way>): Promise<Actor> {
    const reply = await fetch(this.address + way.path, {
      method: way.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`The sign-in answered ${reply.status}: ${await reply.text()}`);
    const [name = '', value = ''] = (reply.headers.getSetCookie()[0] ?? '').split(/[=;]/);
    const { member, token } = (await reply.json()) as Session;
    const client = this.client(token);
    return { ...member, token, cookie: { name, value }, call: client.call.bind(client) };
  }

  private client(token: string | null): Client {
    return createClient({
      transport: fetchTransport(this.address, (url, init) => fetch(url, init)),
      session: { credentials: () => (token === null ? { kind: 'none' } : { kind: 'bearer', token }) },
      newKey: () => randomUUID(),
    });
  }
}
