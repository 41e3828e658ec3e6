import { chunkedLive, requestTransport, type ChunkedRequestLike, type RequestLike } from '@huixiang/client';

/** The mini-program has no origin of its own, so the build names the server. */
export const serverAddress = import.meta.env.VITE_HUIXIANG_SERVER ?? 'http://127.0.0.1:8787';

export const weappTransport = requestTransport(serverAddress, ((options) =>
  uni.request(options)) as RequestLike);

/** `authorization` is asked for at each opening, because the reader may have signed in since. */
export function weappLive(authorization: () => Record<string, string>) {
  const request = ((options: object) =>
    uni.request(options as UniApp.RequestOptions)) as unknown as ChunkedRequestLike;
  return chunkedLive(serverAddress, request, authorization);
}
