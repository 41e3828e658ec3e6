import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Comment, operations, type Picture } from '@huixiang/contract';
import type { TestMember } from '../../testing/test-app.ts';
import { TestSpace } from '../../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../../testing/test-wechat.ts';
import { tidyPictures } from '../tidy-pictures.ts';
import { photo, sendPicture } from './pictures.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

type Wished = readonly { readonly id: number; readonly alt?: string }[];

/** A space whose members show pictures, and a WeChat that takes five minutes over each. */
export class PictureBed {
  readonly w: TestWechat;
  readonly bytes: Buffer;
  space: TestSpace;
  /** Of the mini-program. */
  member: TestMember;
  #said = 0;

  private constructor(w: TestWechat, bytes: Buffer, space: TestSpace, member: TestMember) {
    this.w = w;
    this.bytes = bytes;
    this.space = space;
    this.member = member;
  }

  static async start(): Promise<PictureBed> {
    // The budget per person is for people.
    const w = await startTestWechat({ PUBLIC_URL: 'https://huixiang.example', BUDGET_SCALE: '1000' });
    return new PictureBed(w, photo(), await TestSpace.open(w.t), await signInWechat(w, 'xiaolin'));
  }

  /** A space of its own for the next test, and a WeChat that finds nothing wrong. */
  async fresh(): Promise<void> {
    await this.w.control('PUT', '/safety', { mediaDelayMs: 5 * MINUTE, lexicon: [] });
    this.space = await TestSpace.open(this.w.t);
    this.member = await signInWechat(this.w, 'xiaolin');
  }

  signInAgain = async (): Promise<void> => {
    this.member = await signInWechat(this.w, 'xiaolin');
  };

  upload = async (as = this.member): Promise<Picture> => {
    const { status, body } = await sendPicture(this.w.t, this.space.spaceId, as, this.bytes);
    if (status !== 200) throw new Error(`The picture was not taken: ${JSON.stringify(body)}`);
    await this.w.t.app.context.wechat?.settle();
    return body;
  };

  post = (pictures: Wished, as = this.member, key = 'key-0000001', text = '看这张') =>
    this.w.t.attempt(operations.postComment, {
      as,
      params: { spaceId: this.space.spaceId, postId: this.space.postIds[0] ?? 0 },
      body: { text, pictures: [...pictures] },
      headers: { 'idempotency-key': key },
    });

  say = async (pictures: Wished, as = this.member, text = '看这张'): Promise<Comment> => {
    this.#said += 1;
    const { status, body } = await this.post(pictures, as, `key-of-say-${this.#said}`, text);
    if (status !== 200) throw new Error(`The comment was not taken: ${JSON.stringify(body)}`);
    return body as unknown as Comment;
  };

  seenBy = async (commentId: number): Promise<Picture[]> => {
    const params = { spaceId: this.space.spaceId, postId: this.space.postIds[0] ?? 0 };
    const { items } = await this.w.t.call(operations.listThread, { params });
    return items.find(({ id }) => id === commentId)?.pictures ?? [];
  };

  hiddenOf = async (commentId: number, as = this.member): Promise<Picture[]> => {
    const params = { spaceId: this.space.spaceId };
    const viewer = await this.w.t.call(operations.getViewer, {
      as,
      params,
      query: { ids: String(commentId) },
    });
    return viewer.pictures.flatMap(({ pictures }) => pictures);
  };

  queue = () =>
    this.w.t.call(operations.listWaitingPictures, {
      as: this.space.owner,
      params: { spaceId: this.space.spaceId },
    });

  decide = (pictureId: number, show: boolean, as = this.space.owner) =>
    this.w.t.attempt(operations.decidePicture, {
      as,
      params: { spaceId: this.space.spaceId, pictureId },
      body: show ? { show } : { show, reason: 'privacy', note: '车牌看得清，遮一下再发' },
    });

  tidy = (): Promise<void> => tidyPictures(this.w.t.app.context);

  /** Whatever is due comes. */
  pushesCome = async (): Promise<void> => {
    await this.w.control('POST', '/clock', { advanceMs: 0 });
    await this.w.settle();
  };

  /** The push that was held comes now. */
  verdictComes = async (): Promise<void> => {
    this.w.t.clock.now += 6 * MINUTE;
    await this.pushesCome();
  };

  /** What WeChat was asked about last. */
  lastAsked = async (): Promise<{ url: string; scene: number } | undefined> =>
    (await this.w.control<{ media: { url: string; scene: number }[] }>('GET', '/safety')).media.at(-1);

  judgeAll = (suggest: 'risky' | 'review') =>
    this.w.control('PUT', '/safety', { lexicon: [{ word: '/api/pictures/', suggest, label: 20_002 }] });

  filesOf = async (spaceId: number): Promise<string[]> =>
    readdir(join(this.w.t.app.context.config.dataDir, 'pictures', String(spaceId))).catch(() => []);

  close = (): Promise<void> => this.w.close();
}

async function signInWechat(w: TestWechat, user: string): Promise<TestMember> {
  const body = { code: await w.loginCode(user), terms: 1 };
  const session = await w.t.call(operations.signInWechat, { body });
  return { id: session.member.id, nickname: session.member.nickname, token: session.token };
}
