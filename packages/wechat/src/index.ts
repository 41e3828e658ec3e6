export {
  decryptOpenData,
  encryptOpenData,
  type OpenData,
  type OpenDataOptions,
  type OpenDataProblem,
  type SealedOpenData,
  type Watermark,
} from './open-data/open-data.ts';
export { decodeAesKey, decryptPush, encryptPush, type OpenedPush } from './push/push-cipher.ts';
export { type SealedPush, type SealOptions, sealPush } from './push/seal-push.ts';
export { isSignature, pushSignature } from './push/signature.ts';
export { type PushFormat, type PushRecord, type PushValue, writePushBody } from './push/write-body.ts';
export {
  type PushEvent,
  readPushEvent,
  type SentSubscription,
  type SubscriptionAnswer,
  type Suggestion,
} from './push/push-event.ts';
export {
  listField,
  numberField,
  type PushFields,
  readPushBody,
  recordField,
  textField,
} from './push/push-fields.ts';
export {
  memoryPushInbox,
  type MemoryPushInbox,
  type MemoryPushInboxOptions,
  type PushInbox,
  type PushPlacing,
  type ReceivedPush,
} from './push/push-inbox.ts';
export {
  createPushReceiver,
  type PushAnswer,
  type PushQuery,
  type PushReceiver,
  type PushReceiverOptions,
  type PushRefusal,
} from './push/push-receiver.ts';
export { parseLosslessJson, wholeNumber } from './json/lossless-json.ts';
export type {
  Caller,
  LinkOptions,
  WechatClient,
  WechatClientOptions,
  WecomClient,
  WecomClientOptions,
} from './client/client-options.ts';
export { type BinaryAnswer, type CallInput, endpoint, type Endpoint } from './client/endpoint.ts';
export type { Fetch } from './client/exchange.ts';
export { createWechatClient } from './client/wechat-client.ts';
export { createWecomClient } from './client/wecom-client.ts';
export type { RetryWhen, WechatErrorEntry, WechatErrorKind } from './errors/error-kinds.ts';
export { errorTable, explainErrorCode } from './errors/error-table.ts';
export {
  isWechatError,
  type LinkErrorDetails,
  type LinkProblem,
  WechatApiError,
  WechatLinkError,
} from './errors/wechat-error.ts';
export type { Quota } from './quota/quota-gate.ts';
export { memoryTokenStore, type StoredToken, type TokenStore } from './tokens/token-store.ts';
