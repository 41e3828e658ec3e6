import { LinkError, type Transport } from '@huixiang/client';

/** The mini-program has no origin of its own, so the build names the server. */
export const serverAddress = import.meta.env.VITE_HUIXIANG_SERVER ?? 'http://127.0.0.1:8787';

function lowerNames(headers: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Requests by `wx.request`. */
export const requestTransport: Transport = ({ method, url, headers, body, timeoutMs }) =>
  new Promise((resolve, reject) => {
    uni.request({
      url: serverAddress + url,
      method,
      header: headers,
      ...(body === null ? {} : { data: body }),
      // Anything but `json` leaves the text as it came; the client reads it.
      dataType: 'text',
      timeout: timeoutMs,
      success: ({ statusCode, data, header }) =>
        resolve({
          status: statusCode,
          headers: lowerNames(header as Record<string, unknown> | undefined),
          body: typeof data === 'string' ? data : JSON.stringify(data),
        }),
      fail: ({ errMsg }) => reject(new LinkError(errMsg.includes('timeout') ? 'HX_TIMEOUT' : 'HX_NETWORK')),
    });
  });
