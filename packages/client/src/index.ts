export type { Act, QueuedAct } from './acts/act.ts';
export { createActQueue } from './acts/act-queue.ts';
export type { StoragePort } from './acts/storage.ts';
export type { ActQueue, ActQueueOptions, EchoOutcome, PostedComment, Settled } from './acts/types.ts';
export {
  ApiError,
  isCallError,
  isPassing,
  LinkError,
  type CallError,
  type LinkCode,
} from './call/call-error.ts';
export {
  createClient,
  type CallOptions,
  type Client,
  type ClientOptions,
  type InputOf,
} from './call/client.ts';
export type { Credentials, SessionPort } from './call/session.ts';
export type { Transport, TransportReply, TransportRequest } from './call/transport.ts';
export { createUploader, type Uploader } from './call/uploader.ts';
export { inTurn } from './in-turn.ts';
export { createLive } from './live/live.ts';
export { liveTopics } from './live/live-topics.ts';
export {
  chunkedLive,
  eventSourceLive,
  type ChunkedRequestLike,
  type EventSourceLike,
} from './live/sources.ts';
export type { Live, LiveHandlers, LiveOptions, LiveSource, LiveState } from './live/types.ts';
export type { Later } from './timers.ts';
export { fetchTransport, type FetchLike } from './transports/fetch-transport.ts';
export { fileTransport, type UploadLike } from './transports/file-transport.ts';
export { requestTransport, type RequestLike } from './transports/request-transport.ts';
