export type { Act, QueuedAct } from './acts/act.ts';
export type { StoragePort } from './acts/storage.ts';
export type { ActQueue, ActQueueOptions, EchoOutcome, PostedComment, Settled } from './acts/types.ts';
export {
  ApiError,
  isCallError,
  isPassing,
  LinkError,
  toCallError,
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
export { buildPath } from './call/path.ts';
export type { Credentials, SessionPort } from './call/session.ts';
export type { Transport, TransportReply, TransportRequest } from './call/transport.ts';
export { platformLater, type Later } from './timers.ts';
