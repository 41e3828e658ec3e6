import type { Operation, ParamsOf, ReplyOf } from '@huixiang/contract';
import { toCallError } from './call-error.ts';
import { buildPath, type PathValues } from './path.ts';
import { readReply } from './read-reply.ts';
import { sessionHeaders, type SessionPort, watchRejection } from './session.ts';
import type { TransportReply } from './transport.ts';

/** One file on its way to the server. */
export interface FileRequest {
  /** Path below the server's address. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the device has the file: a temporary path, or a `blob:` address. */
  readonly path: string;
  readonly timeoutMs: number;
  /** Hears how much has been sent, in percent. */
  readonly onProgress: (percent: number) => void;
}

/** Sends a file as multipart/form-data and resolves with whatever status came back; rejects only when no reply came. */
export type FileTransport = (request: FileRequest) => Promise<TransportReply>;

export interface FileToSend<O> {
  readonly params: ParamsOf<O>;
  readonly path: string;
  readonly onProgress?: (percent: number) => void;
}

export interface Uploader {
  /** Calls an operation of the contract that takes a file. Rejects with a {@link CallError} and nothing else. */
  send<O extends Operation>(operation: O, file: FileToSend<O>): Promise<ReplyOf<O>>;
}

/** A picture of ten megabytes on a slow network. */
const TIMEOUT_MS = 120_000;

export function createUploader({
  transport,
  session,
}: {
  readonly transport: FileTransport;
  readonly session: SessionPort;
}): Uploader {
  return {
    async send<O extends Operation>(operation: O, { params, path, onProgress }: FileToSend<O>) {
      const failed = watchRejection(session);
      try {
        const reply = await transport({
          url: buildPath(operation.path, params as PathValues | undefined),
          headers: { accept: 'application/json', ...sessionHeaders(session.credentials(), true) },
          path,
          timeoutMs: TIMEOUT_MS,
          onProgress: onProgress ?? (() => undefined),
        });
        return readReply(reply) as ReplyOf<O>;
      } catch (thrown) {
        const error = toCallError(thrown);
        failed(error);
        throw error;
      }
    },
  };
}
