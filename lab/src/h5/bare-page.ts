import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that a page can be which asks for data and shows it: what the line and the processor cost anybody. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>bare</title><body><script src="/app.js"></script></body></html>`;
const SCRIPT = `fetch('/api').then((reply) => reply.json()).then(({ text }) => {
  const button = document.createElement('button');
  button.id = 'echo-1';
  button.textContent = text;
  document.body.append(button);
});`;

/** Serves the bare page on a free port. */
export async function serveBarePage(): Promise<{ readonly url: string; close(): void }> {
  const replies: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html; charset=utf-8', PAGE],
    '/app.js': ['text/javascript', SCRIPT],
    '/api': ['application/json', JSON.stringify({ text: '回响' })],
  };
  const server = createServer((request, reply) => {
    const [type, body] = replies[request.url ?? ''] ?? ['text/plain', ''];
    reply.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
