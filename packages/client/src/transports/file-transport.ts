import { LinkError } from '../call/call-error.ts';
import type { FileTransport } from '../call/uploader.ts';

interface UploadOptions {
  readonly url: string;
  readonly filePath: string;
  readonly name: string;
  readonly header: Record<string, string>;
  readonly timeout: number;
  readonly success: (reply: { readonly statusCode: number; readonly data: string }) => void;
  readonly fail: (reason: { readonly errMsg?: string }) => void;
}

/** As much of `wx.uploadFile` or `uni.uploadFile` as is used here. */
export type UploadLike = (options: UploadOptions) => {
  onProgressUpdate?(listener: (moved: { readonly progress: number }) => void): unknown;
};

/** Sends by `wx.uploadFile` or `uni.uploadFile`. `baseUrl` is scheme and host without a slash at the end, or ''. */
export function fileTransport(baseUrl: string, upload: UploadLike): FileTransport {
  return ({ url, headers, path, timeoutMs, onProgress }) =>
    new Promise((resolve, reject) => {
      const task = upload({
        url: baseUrl + url,
        filePath: path,
        name: 'file',
        header: { ...headers },
        timeout: timeoutMs,
        success: ({ statusCode, data }) => resolve({ status: statusCode, headers: {}, body: data }),
        fail: ({ errMsg }) =>
          reject(new LinkError(errMsg?.includes('timeout') ? 'HX_TIMEOUT' : 'HX_NETWORK')),
      });
      task.onProgressUpdate?.(({ progress }) => onProgress(progress));
    });
}
