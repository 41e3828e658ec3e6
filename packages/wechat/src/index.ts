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
