import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { contentScenes, type ContentScene } from './content-scene.ts';

const mediaCheckAsync = endpoint({
  path: '/wxa/media_check_async',
  // A second one costs quota and gives a second trace, but harms nobody.
  repeatable: true,
  quota: { perMinute: 2_000, perDay: 200_000 },
  answer: Type.Object({ trace_id: Type.String({ minLength: 1 }) }),
});

const mediaTypes = { audio: 1, image: 2 } as const;

export interface MediaToCheck {
  /** Where WeChat can fetch the file (at most 10 MB). */
  readonly url: string;
  readonly type: keyof typeof mediaTypes;
  readonly scene: ContentScene;
  /** Of the author, who must have opened the mini-program in the last two hours. */
  readonly openId: string;
}

/**
 * Asks for a check of a picture or a sound. The answer is the trace id under which the verdict comes by push (`media-checked`), usually
 * within half an hour; keep the file hidden until then, and ask again when no push came.
 */
export async function checkMedia(
  client: WechatClient,
  { url, type, scene, openId }: MediaToCheck,
): Promise<string> {
  const body = {
    version: 2,
    media_url: url,
    media_type: mediaTypes[type],
    openid: openId,
    scene: contentScenes[scene],
  };
  return (await client.call(mediaCheckAsync, { body })).trace_id;
}
