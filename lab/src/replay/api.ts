import type { BodyOf, Operation, operations, ParamsOf, QueryOf, ReplyOf } from '@huixiang/contract';
import { Pool } from 'undici';
import { LeanConnection, type ReplyHandler } from '../http/lean-connection.ts';

/**
 * A server that is spoken to as any client would: by its public HTTP API. Most calls go through undici; the acts, tens of
 * thousands of small PUTs, through thin connections of our own, because the client shares the machine with the server
 * and must not be what is measured (70 against 15 µs a request).
 */
export interface Api {
  /** Call an operation and expect success. @throws Error with the reply otherwise */
  call<O extends Operation>(operation: O, input?: CallInput<O>): Promise<ReplyOf<O>>;
  /**
   * The fast way for acts of which only the status is of interest. Calls back once with the status, 0 when there was no
   * reply, and the text of the reply unless it was a success. A PUT without a reply is sent a second time, as browsers
   * do: it may have met a connection that the server was just closing. At most `connections` at once.
   */
  put(request: PutRequest, done: ReplyHandler): void;
  close(): Promise<void>;
}

export interface CallInput<O> {
  readonly params?: ParamsOf<O>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
  /** Bearer token. */
  readonly token?: string;
}

export interface PutRequest {
  readonly path: string;
  /** Lines as they are sent, each with its line end. */
  readonly headers: string;
  /** ASCII. */
  readonly body: string;
}

const STALLED_AFTER_MS = 60_000;

/** @param url address of the server, e.g. `http://127.0.0.1:8787` */
export function connectApi(url: string, connections: number): Api {
  const address = new URL(url);
  const pool = new Pool(address.origin, {
    connections,
    pipelining: 1,
    headersTimeout: STALLED_AFTER_MS,
    bodyTimeout: STALLED_AFTER_MS,
  });
  const lean = leanPut(address, connections);
  return {
    async call(operation, input = {}) {
      const { statusCode, body } = await pool.request({
        method: operation.method,
        path: pathOf(operation, input.params, input.query),
        headers: [
          ...(input.token === undefined ? [] : ['authorization', `Bearer ${input.token}`]),
          ...(input.body === undefined ? [] : ['content-type', 'application/json']),
        ],
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${operation.id} answered ${statusCode}: ${text}`);
      return JSON.parse(text);
    },
    put: lean.put,
    close: () => {
      lean.close();
      return pool.close();
    },
  };
}

/** Path of an operation on one comment, made once and used for each of its acts. */
export function commentPath(
  operation: typeof operations.echoComment | typeof operations.passComment,
  params: { readonly spaceId: number; readonly commentId: number },
): string {
  return pathOf(operation, params, undefined);
}

function leanPut(
  { hostname, port, host, protocol }: URL,
  connections: number,
): Pick<Api, 'put'> & { close(): void } {
  const tls = protocol === 'https:';
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (tls ? 443 : 80), tls };
  const all = Array.from({ length: connections }, () => new LeanConnection(target));
  const free = [...all];
  return {
    put({ path, headers, body }, done) {
      const connection = free.pop();
      if (connection === undefined) throw new Error('More acts at once than connections');
      const request = `PUT ${path} HTTP/1.1\r\nhost: ${host}\r\n${headers}content-length: ${body.length}\r\n\r\n${body}`;
      const finish: ReplyHandler = (status, text) => {
        free.push(connection);
        done(status, text);
      };
      connection.send(request, (status, text) => {
        if (status === 0) connection.send(request, finish);
        else finish(status, text);
      });
    },
    close() {
      for (const connection of all) connection.close();
    },
  };
}

function pathOf(operation: Operation, params: unknown, query: unknown): string {
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).map(([key, value]) => [
    key,
    String(value),
  ]);
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs as [string, string][]).toString()}`;
}
