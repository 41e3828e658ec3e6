import type { ErrorReply } from '@huixiang/contract';
import { ApiError, LinkError } from './call-error.ts';
import type { TransportReply } from './transport.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrorReply(value: unknown): value is ErrorReply {
  const error = (value as Partial<ErrorReply> | null | undefined)?.error;
  return typeof error?.code === 'string' && typeof error.zh === 'string' && typeof error.en === 'string';
}

/** Whole seconds of a Retry-After header; its date form is not used by this server. */
function headerSeconds(value: string | undefined): number | null {
  return value !== undefined && /^[0-9]{1,6}$/.test(value) ? Number(value) : null;
}

/**
 * The value of a successful reply. Throws an {@link ApiError} for an error reply of ours, and a {@link LinkError} of code
 * HX_REPLY_UNREADABLE for anything else, such as the page of a proxy or of a hotel's network.
 */
export function readReply({ status, headers, body }: TransportReply): unknown {
  const value = parse(body);
  if (status >= 200 && status < 300 && value !== undefined) return value;
  if (!isErrorReply(value)) throw new LinkError('HX_REPLY_UNREADABLE', status);
  const { code, zh, en, field, retryAfterSeconds, requestId } = value.error;
  throw new ApiError({
    status,
    code,
    zh,
    en,
    field: field ?? null,
    retryAfterSeconds: retryAfterSeconds ?? headerSeconds(headers['retry-after']),
    requestId: requestId ?? '',
  });
}
