import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Status (0 when there was no reply) and, when it was asked for or the status is not 200, the text of the reply. */
export type ReplyHandler = (status: number, text: string) => void;

export interface LeanTarget {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** A reply so far: where its head ends is not known yet (`head`), or so many bytes of its body are to come (`left`). */
interface Pending {
  readonly done: ReplyHandler;
  readonly keep: boolean;
  status: number;
  head: Buffer;
  left: number;
  body: Buffer[];
}

const NOTHING = Buffer.alloc(0);
const HEAD_END = '\r\n\r\n';
const LENGTH = 'content-length: ';
/** One read of a busy loopback socket is at most this long. */
const READ_BYTES = 64 * 1024;

/**
 * One keep-alive HTTP/1.1 connection for one request at a time, as thin as Node allows: the caller hands over the bytes
 * of the whole request, and of the reply only the status is looked at. It exists because client and server of a
 * measurement share the machine. It reads replies with a `content-length` only and says so otherwise.
 */
export class LeanConnection {
  readonly #target: LeanTarget;
  #socket: Socket | undefined;
  #pending: Pending | undefined;

  constructor(target: LeanTarget) {
    this.#target = target;
  }

  /**
   * Send one request; the reply of the one before must have come. A connection that the server closed meanwhile is
   * opened again by itself.
   *
   * @param request the bytes of the request, one per character
   * @param keep whether the text of a successful reply is wanted
   */
  send(request: string, done: ReplyHandler, keep = false): void {
    if (this.#pending !== undefined) throw new Error('One request at a time');
    this.#pending = { done, keep, status: 0, head: NOTHING, left: -1, body: [] };
    this.#socket ??= this.#open();
    this.#socket.write(request, 'latin1');
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const { host, port, tls } = this.#target;
    const onread = {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback: (bytes: number, buffer: Uint8Array): boolean => {
        this.#read(buffer as Buffer, bytes);
        return true;
      },
    };
    const socket = tls
      ? connectTls({ host, port, servername: host }).on('data', (data: Buffer) =>
          this.#read(data, data.length),
        )
      : connectTcp({ host, port, noDelay: true, onread });
    let problem = 'The connection was closed before the reply';
    socket.on('error', (error) => (problem = error.message));
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#settle(0, problem);
    });
    return socket;
  }

  #read(buffer: Buffer, bytes: number): void {
    const pending = this.#pending;
    if (pending === undefined) return this.close();
    if (pending.left >= 0) return this.#readBody(pending, buffer, 0, bytes);
    // Nearly always the whole reply lies in this one read, and nothing is copied.
    const data =
      pending.head.length === 0 ? buffer : Buffer.concat([pending.head, buffer.subarray(0, bytes)]);
    const length = pending.head.length + bytes;
    const end = data.indexOf(HEAD_END, 0, 'latin1');
    if (end < 0 || end + HEAD_END.length > length) {
      pending.head = Buffer.from(data.subarray(0, length));
      return;
    }
    pending.status = (data[9] ?? 48) * 100 + (data[10] ?? 48) * 10 + (data[11] ?? 48) - 5328;
    pending.left = lengthOf(data, end);
    if (pending.left < 0) {
      this.#settle(0, 'The reply has no content-length');
      return this.close();
    }
    this.#readBody(pending, data, end + HEAD_END.length, length);
  }

  #readBody(pending: Pending, buffer: Buffer, from: number, to: number): void {
    pending.left -= to - from;
    const wanted = pending.keep || pending.status !== 200;
    if (wanted) pending.body.push(Buffer.from(buffer.subarray(from, to)));
    if (pending.left > 0) return;
    this.#settle(pending.status, wanted ? Buffer.concat(pending.body).toString() : '');
  }

  #settle(status: number, text: string): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.done(status, text);
  }
}

/** Value of the content-length header before `end`, or -1. Names may come in any case. */
function lengthOf(data: Buffer, end: number): number {
  let at = data.indexOf(LENGTH, 0, 'latin1');
  if (at < 0 || at > end) at = data.toString('latin1', 0, end).toLowerCase().indexOf(LENGTH);
  if (at < 0) return -1;
  let length = 0;
  for (let index = at + LENGTH.length; index < end; index += 1) {
    const digit = (data[index] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    length = length * 10 + digit;
  }
  return length;
}
