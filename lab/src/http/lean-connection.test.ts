import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { LeanConnection } from './lean-connection.ts';

let server: Server;
let connection: LeanConnection;

/** A server that answers each read with these pieces, flushing between them. */
async function answering(...pieces: string[]): Promise<Socket[]> {
  const sockets: Socket[] = [];
  server = createServer((socket) => {
    sockets.push(socket.setNoDelay(true));
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const write = (index: number): void => {
        const piece = pieces[index];
        if (piece !== undefined) socket.write(piece, () => setImmediate(write, index + 1));
      };
      write(0);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  connection = new LeanConnection({ host: '127.0.0.1', port, tls: false });
  return sockets;
}

const get = (keep = false): Promise<[number, string]> =>
  new Promise((resolve) => connection.send('GET / HTTP/1.1\r\n\r\n', (...reply) => resolve(reply), keep));

afterEach(() => {
  connection.close();
  server.close();
});

describe('LeanConnection', () => {
  it('sends request after request over one connection', async () => {
    const sockets = await answering('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    expect([await get(true), await get(), await get(true)]).toEqual([
      [200, 'ok'],
      [200, ''],
      [200, 'ok'],
    ]);
    expect(sockets).toHaveLength(1);
  });

  it('reads a reply that comes in pieces, cut anywhere', async () => {
    const reply = 'HTTP/1.1 200 OK\r\nserver: x\r\nContent-Length: 7\r\n\r\n{"a":1}';
    for (let cut = 1; cut < reply.length; cut += 1) {
      await answering(reply.slice(0, cut), reply.slice(cut));
      expect(await get(true)).toEqual([200, '{"a":1}']);
      connection.close();
      server.close();
    }
  });

  it('gives the words of a refusal also when nobody asked for the text', async () => {
    await answering('HTTP/1.1 429 Too Many Requests\r\ncontent-length: 4\r\n\r\nslow');
    expect(await get()).toEqual([429, 'slow']);
  });

  it('opens the connection again when the server closed it', async () => {
    const sockets = await answering('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    expect((await get())[0]).toBe(200);
    sockets[0]?.destroy();
    await expect.poll(async () => (await get())[0]).toBe(200);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('says that there was no reply when the connection ends instead', async () => {
    const sockets = await answering();
    const reply = get();
    await expect.poll(() => sockets.length).toBe(1);
    sockets[0]?.destroy();
    expect((await reply)[0]).toBe(0);
  });

  it('says that it cannot read a reply of unknown length', async () => {
    await answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n');
    expect(await get()).toEqual([0, 'The reply has no content-length']);
  });

  it('says that nobody listens', async () => {
    await answering();
    server.close();
    await once(server, 'close');
    expect((await get())[0]).toBe(0);
  });
});
