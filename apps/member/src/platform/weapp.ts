import { chunkedLive, requestTransport, type ChunkedRequestLike, type RequestLike } from '@huixiang/client';
import { sceneHeader } from '@huixiang/contract';

import { programScene } from './wechat.ts';

/** The mini-program has no origin of its own, so the build names the server. */
export const serverAddress = import.meta.env.VITE_HUIXIANG_SERVER ?? 'http://127.0.0.1:8787';

export const weappTransport = requestTransport(serverAddress, ((options) => {
  const scene = programScene();
  if (scene === undefined) return uni.request(options);
  return uni.request({ ...options, header: { ...options.header, [sceneHeader]: String(scene) } });
}) as RequestLike);

/** `authorization` is asked for at each opening, because the reader may have signed in since. */
export function weappLive(authorization: () => Record<string, string>) {
  const request = ((options: object) =>
    uni.request(options as UniApp.RequestOptions)) as unknown as ChunkedRequestLike;
  return chunkedLive(serverAddress, request, authorization);
}
