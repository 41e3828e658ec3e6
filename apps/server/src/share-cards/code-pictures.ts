import { getMiniCode, isWechatError, WechatApiError } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { loadCode, writeCode, writePicture, type CodeRow } from './share-codes.store.ts';
import { newShareCode } from './share-code.ts';

/** A comment, or with comment 0 the post itself. */
export interface CodeTarget {
  readonly spaceId: number;
  readonly postId: number;
  readonly commentId: number;
}

export interface ShareCode {
  readonly code: string;
  /** The mini-program code as a data URI; undefined where WeChat gives none. */
  readonly picture: string | undefined;
}

/** Where the codes lead: the check before a release tries this page too. */
export const CODE_PAGE = 'pkg-thread/thread';
const WIDTH = 430;
/** Nobody waits longer for WeChat; a picture that comes later is there for the next card. */
const PATIENCE_MS = 2_500;
/** After a refusal nothing is asked for so long: a page that is not released yet stays so for a while. */
const REST_MS = 5 * 60_000;

/** The codes of share cards: each is made once, and drawn by WeChat once. */
export class CodePictures {
  readonly #context: Pick<Context, 'pool' | 'wechat' | 'now' | 'log'>;
  readonly #drawing = new Map<string, Promise<string | undefined>>();
  #restsUntil = 0;

  constructor(context: Pick<Context, 'pool' | 'wechat' | 'now' | 'log'>) {
    this.#context = context;
  }

  async get(target: CodeTarget): Promise<ShareCode> {
    const { wechat, now } = this.#context;
    const { code, picture, picture_type: type } = await this.#codeOf(target);
    if (picture !== null) return { code, picture: dataUri(picture, type ?? 'image/jpeg') };
    if (wechat === undefined || now() < this.#restsUntil) return { code, picture: undefined };
    return { code, picture: await patiently(this.#draw(target, code)) };
  }

  async #codeOf({ spaceId, postId, commentId }: CodeTarget): Promise<CodeRow> {
    const { pool, wechat } = this.#context;
    const values = [spaceId, postId, commentId];
    const appId = wechat?.config.mini.appId ?? null;
    const [known] = await loadCode(pool, [...values, appId]);
    if (known !== undefined) return known;
    await writeCode(pool, [...values, newShareCode(spaceId)]);
    const [made] = await loadCode(pool, [...values, appId]);
    if (made === undefined) throw new Error('A share code was not kept');
    return made;
  }

  /** Everybody who asks for the same code meanwhile waits for the same picture. */
  #draw(target: CodeTarget, code: string): Promise<string | undefined> {
    const underWay = this.#drawing.get(code);
    if (underWay !== undefined) return underWay;
    const drawing = this.#drawOnce(target).finally(() => this.#drawing.delete(code));
    this.#drawing.set(code, drawing);
    // A server that closes waits for it.
    this.#context.wechat?.aside(() => drawing.then(() => undefined));
    return drawing;
  }

  /** Whoever read that there is no picture may come here when it has been drawn since. */
  async #drawOnce(target: CodeTarget): Promise<string | undefined> {
    const { code, picture, picture_type: type } = await this.#codeOf(target);
    if (picture !== null) return dataUri(picture, type ?? 'image/jpeg');
    return this.#ask(target.spaceId, code);
  }

  async #ask(spaceId: number, code: string): Promise<string | undefined> {
    const { pool, wechat, now, log } = this.#context;
    if (wechat === undefined) return undefined;
    const { appId } = wechat.config.mini;
    try {
      const { bytes, contentType } = await getMiniCode(wechat.mini, {
        scene: code,
        page: CODE_PAGE,
        width: WIDTH,
      });
      await writePicture(pool, [spaceId, code, Buffer.from(bytes), contentType, appId]);
      return dataUri(bytes, contentType);
    } catch (error) {
      if (!isWechatError(error)) throw error;
      if (error instanceof WechatApiError) this.#restsUntil = now() + REST_MS;
      log('WeChat did not draw a code, so cards have a QR code', error);
      return undefined;
    }
  }
}

function dataUri(bytes: Uint8Array, contentType: string): string {
  return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
}

function patiently<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
