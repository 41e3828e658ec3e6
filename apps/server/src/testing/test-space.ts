import { operations, type Listening } from '@huixiang/contract';
import type { TestApp, TestMember } from './test-app.ts';

/** A listener who may hear at any hour. */
export const alwaysOn: Listening = {
  on: true,
  interests: [],
  region: null,
  activeHours: [],
  dailyCap: 60,
  quietFrom: 0,
  quietTo: 0,
  utcOffsetMinutes: 480,
  personalised: true,
};

/** A space with its owner, its posts, and comments of new people on demand. */
export class TestSpace {
  readonly t: TestApp;
  readonly owner: TestMember;
  readonly spaceId: number;
  readonly postIds: readonly number[];

  constructor(t: TestApp, owner: TestMember, spaceId: number, postIds: readonly number[]) {
    this.t = t;
    this.owner = owner;
    this.spaceId = spaceId;
    this.postIds = postIds;
  }

  static async open(t: TestApp, titles: readonly string[] = ['开张']): Promise<TestSpace> {
    const owner = await t.signIn('店主');
    const body = { name: '小院', kind: 'interest-group' } as const;
    const { id: spaceId } = await t.call(operations.createSpace, { as: owner, body });
    const postIds: number[] = [];
    for (const title of titles) {
      postIds.push(
        (await t.call(operations.createPost, { as: owner, params: { spaceId }, body: { title } })).id,
      );
    }
    return new TestSpace(t, owner, spaceId, postIds);
  }

  /** A root comment, by a new person unless told otherwise. */
  async comment(wish: { as?: TestMember; post?: number; text?: string } = {}): Promise<number> {
    const as = wish.as ?? (await this.t.signIn('作者'));
    const params = { spaceId: this.spaceId, postId: this.postIds[wish.post ?? 0] ?? 0 };
    const text = wish.text ?? `留言 ${Math.random()}`;
    return (await this.t.call(operations.postComment, { as, params, body: { text } })).id;
  }

  async comments(count: number): Promise<number[]> {
    const ids: number[] = [];
    for (let i = 0; i < count; i += 1) ids.push(await this.comment({ post: i % this.postIds.length }));
    return ids;
  }

  echo(as: TestMember, commentId: number) {
    return this.t.call(operations.echoComment, { as, params: { spaceId: this.spaceId, commentId } });
  }

  async reply(as: TestMember, parentId: number, post = 0): Promise<number> {
    const params = { spaceId: this.spaceId, postId: this.postIds[post] ?? 0 };
    const body = { parentId, text: `回复 ${Math.random()}` };
    return (await this.t.call(operations.postComment, { as, params, body })).id;
  }

  /** A new member who listens, with settings other than `alwaysOn` where told. */
  async listener(settings: Partial<Listening> = {}): Promise<TestMember> {
    const as = await this.t.signIn('听众');
    await this.t.call(operations.setListening, { as, body: { ...alwaysOn, ...settings } });
    return as;
  }

  deal(as: TestMember) {
    return this.t.call(operations.dealDeck, { as, body: { spaceId: this.spaceId } });
  }

  async dealtIds(as: TestMember): Promise<number[]> {
    return (await this.deal(as)).cards.map((card) => card.commentId);
  }
}
