import { operations, type Session } from '@huixiang/contract';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import type { TestWechat } from '../testing/test-wechat.ts';

/** What `wx.getGroupEnterInfo` gave. */
export interface Sealed {
  readonly encryptedData: string;
  readonly iv: string;
}

/** People of the emulator as members, and the groups they are in. */
export class TestGroups {
  readonly w: TestWechat;

  constructor(w: TestWechat) {
    this.w = w;
  }

  /** A scripted person signs in by WeChat. */
  async person(user: string): Promise<TestMember> {
    const body = { code: await this.w.loginCode(user), terms: 1 };
    const session: Session = await this.w.t.call(operations.signInWechat, { body });
    return { ...session.member, token: session.token };
  }

  /** The person opens the mini-program from a group. */
  async sealed(user: string, group = 'reading'): Promise<Sealed> {
    const { encryptedData, iv } = await this.w.control<Sealed>('POST', `/groups/${group}/enter`, { user });
    return { encryptedData, iv };
  }

  /** A space whose owner is a person of the emulator. */
  async space(owner: TestMember): Promise<TestSpace> {
    const { t } = this.w;
    const body = { name: '书友小院', kind: 'interest-group' } as const;
    const { id: spaceId } = await t.call(operations.createSpace, { as: owner, body });
    const params = { spaceId };
    const post = await t.call(operations.createPost, { as: owner, params, body: { title: '这周读什么' } });
    return new TestSpace(t, owner, spaceId, [post.id]);
  }

  async bind(space: TestSpace, user: string, group = 'reading', name = '慢读书友') {
    const { owner: as, spaceId } = space;
    const body = { ...(await this.sealed(user, group)), name };
    return this.w.t.call(operations.bindGroup, { as, params: { spaceId }, body });
  }

  async enter(as: TestMember, spaceId: number, sealed: Sealed & { code?: string }) {
    return this.w.t.call(operations.enterByGroup, { as, params: { spaceId }, body: { ...sealed } });
  }

  async list({ owner: as, spaceId }: TestSpace) {
    return this.w.t.call(operations.listGroups, { as, params: { spaceId } });
  }
}
