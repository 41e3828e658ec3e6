import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint, type BinaryAnswer } from '../client/endpoint.ts';

const getUnlimited = endpoint({
  path: '/wxa/getwxacodeunlimit',
  repeatable: true,
  quota: { perMinute: 5_000 },
  answer: Type.Object({}),
});

/** What a code may carry: few, so let it name a row of a table. */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;

export interface MiniCodeRequest {
  /** What the page gets as `scene`: 1–32 letters, digits and a few signs. */
  readonly scene: string;
  /** Without a slash in front and without a query. */
  readonly page: string;
  /** Which version it opens; default the published one. */
  readonly version?: 'release' | 'trial' | 'develop';
  /** Whether the page must be published already; default true. */
  readonly checkPage?: boolean;
  /** Pixels, 280–1280; default 430. */
  readonly width?: number;
  readonly transparent?: boolean;
}

/** A picture (JPEG or PNG) of a mini-program code, of which there can be any number. Kind of error: `page`. Throws a RangeError for what WeChat would refuse. */
export async function getMiniCode(client: WechatClient, request: MiniCodeRequest): Promise<BinaryAnswer> {
  const { scene, page, version = 'release', checkPage = true, width = 430, transparent = false } = request;
  if (!SCENE.test(scene)) throw new RangeError('A scene has 1–32 letters, digits and signs');
  if (!/^[^/?][^?]*$/.test(page)) throw new RangeError('A page has no slash in front and no query');
  const body = { scene, page, check_path: checkPage, env_version: version, width, is_hyaline: transparent };
  return client.download(getUnlimited, { body });
}
