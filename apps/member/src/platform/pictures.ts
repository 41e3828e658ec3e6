import { createUploader, fileTransport, type UploadLike } from '@huixiang/client';

import { credentials } from '../features/session/credentials.ts';
import { isH5 } from './target.ts';
import { serverAddress } from './weapp.ts';

/** A picture that somebody chose, on this device. */
export interface ChosenPicture {
  readonly path: string;
  readonly bytes: number;
}

const base = isH5 ? '' : serverAddress;

/** Where a path of our server is, for `<image>`. */
export function pictureUrl(path: string): string {
  return path === '' ? '' : base + path;
}

/** Sends files to the server, as features call it: `uploads.send(operations.uploadPicture, …)`. */
export const uploads = createUploader({
  transport: fileTransport(base, ((options) => uni.uploadFile(options)) as UploadLike),
  session: credentials,
});

/** Lets a person choose up to so many pictures; none when they think better of it. */
export function choosePictures(count: number): Promise<ChosenPicture[]> {
  return new Promise((resolve) => {
    const fail = () => resolve([]);
    if (isH5) {
      uni.chooseImage({
        count,
        sizeType: ['compressed'],
        success: ({ tempFiles }) =>
          resolve(
            (tempFiles as { path: string; size: number }[]).map(({ path, size }) => ({ path, bytes: size })),
          ),
        fail,
      });
      return;
    }
    uni.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) =>
        resolve(tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, bytes: size }))),
      fail,
    });
  });
}

/** The picture in full, over the page; the others of its comment are a swipe away. */
export function previewPictures(paths: readonly string[], current: number): void {
  const urls = paths.map(pictureUrl);
  // #ifdef H5
  void import('./h5-preview.ts').then(
    ({ showPictures }) => showPictures(urls, current),
    () => undefined,
  );
  // #endif
  // #ifndef H5
  uni.previewImage({ urls, current, fail: () => undefined });
  // #endif
}

/** What WeChat's button for a picture beside one's name brought; undefined when nothing was chosen. */
export function readChosenAvatar(event: unknown): string | undefined {
  const { detail } = event as { detail?: { avatarUrl?: unknown } };
  return typeof detail?.avatarUrl === 'string' && detail.avatarUrl !== '' ? detail.avatarUrl : undefined;
}
