import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { quantile, runRound } from './run-round.ts';

let server: Server;
const served: (string | undefined)[] = [];

async function serving(status: (count: number) => number): Promise<number> {
  served.length = 0;
  server = createServer((request, response) => {
    served.push(request.url);
    const text = 'words';
    response.writeHead(status(served.length), { 'content-length': text.length }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

const order = (port: number) => ({
  traffic: { port, targets: ['GET /a', 'GET /b'] },
  connections: 4,
  warmUpSeconds: 0.05,
  seconds: 0.5,
  first: 10,
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('runRound', () => {
  it('accounts for every request that the server saw, the warm-up included', async () => {
    let measuring = 0;
    const round = await runRound(order(await serving(() => 200)), [], () => (measuring += 1));
    expect(round.acknowledged).toBe(served.length);
    expect(round.next).toBe(10 + served.length);
    expect(round.rps).toBeGreaterThan(0);
    expect(round.p99Ms).toBeGreaterThanOrEqual(round.p50Ms);
    expect([round.errors, measuring]).toEqual([0, 1]);
  });

  it('counts what was refused apart, with the words of the first', async () => {
    const round = await runRound(
      order(await serving((count) => (count === 3 ? 429 : 200))),
      [],
      () => undefined,
    );
    expect([round.errors, round.firstError]).toEqual([1, '429 words']);
    expect(round.acknowledged).toBe(served.length - 1);
  });
});

describe('quantile', () => {
  const values = Float64Array.from({ length: 100 }, (_, index) => index + 1);

  it('is the value that this share does not exceed', () => {
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 100]);
  });

  it('is 0 of nothing', () => {
    expect(quantile(new Float64Array(), 0.5)).toBe(0);
  });
});
