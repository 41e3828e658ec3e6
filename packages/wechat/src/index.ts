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
