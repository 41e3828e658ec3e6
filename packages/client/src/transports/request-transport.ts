import { LinkError } from '../call/call-error.ts';
import type { Transport } from '../call/transport.ts';

interface RequestReply {
  readonly statusCode: number;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

interface RequestOptions {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly header: Record<string, string>;
  readonly data?: string;
  /** Anything but `json` leaves the reply as text. */
  readonly dataType: 'text';
  readonly responseType: 'text';
  readonly timeout: number;
  readonly success: (reply: RequestReply) => void;
  readonly fail: (reason: { readonly errMsg?: string }) => void;
}

/** As much of `wx.request` or `uni.request` as is used here. */
export type RequestLike = (options: RequestOptions) => unknown;

/** Sends by `wx.request` or `uni.request`. `baseUrl` is scheme and host without a slash at the end. */
export function requestTransport(baseUrl: string, request: RequestLike): Transport {
  return ({ method, url, headers, body, timeoutMs }) =>
    new Promise((resolve, reject) => {
      request({
        url: baseUrl + url,
        method,
        header: { ...headers },
        ...(body === null ? {} : { data: body }),
        dataType: 'text',
        responseType: 'text',
        timeout: timeoutMs,
        success: ({ statusCode, header, data }) =>
          resolve({ status: statusCode, headers: lowerCased(header), body: asText(data) }),
        fail: ({ errMsg }) =>
          reject(new LinkError(errMsg?.includes('timeout') ? 'HX_TIMEOUT' : 'HX_NETWORK')),
      });
    });
}

/** Some versions parse JSON whatever the data type says. */
function asText(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data ?? '');
}

function lowerCased(header: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const named: Record<string, string> = {};
  for (const name of Object.keys(header)) named[name.toLowerCase()] = String(header[name]);
  return named;
}
