import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireFreeAddress, StartError } from './require-free-address.ts';

const host = '127.0.0.1';
let taken: Server;
let port: number;

beforeAll(async () => {
  taken = createServer().listen({ host, port: 0 });
  await once(taken, 'listening');
  ({ port } = taken.address() as AddressInfo);
});
afterAll(() => taken.close());

/** What the program says, and with which code it ends. */
async function start(env: Record<string, string>): Promise<{ said: string; code: unknown }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, DATA_DIR: '/nowhere', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { said: out + said, code: (await ended)[0] };
}

test('a free port and any port are free, and stay so', async () => {
  const free = createServer().listen({ host, port: 0 });
  await once(free, 'listening');
  const address = { host, port: (free.address() as AddressInfo).port };
  await expect(requireFreeAddress(address)).rejects.toThrow(StartError);
  free.close();
  await once(free, 'close');
  await requireFreeAddress(address);
  await requireFreeAddress(address);
  await requireFreeAddress({ host, port: 0 });
});

test('a taken port is said in Chinese and in English, with what to do', async () => {
  await expect(requireFreeAddress({ host, port })).rejects.toThrow(
    new RegExp(
      `端口 ${port} 已被占用.*PORT=${port + 1} npm start\nPort ${port} is taken.*PORT=${port + 1} npm start`,
    ),
  );
});

test('an address of another machine is said to be one', async () => {
  await expect(requireFreeAddress({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    /HOST=192\.0\.2\.1 不是.*\n.*HOST=0\.0\.0\.0/,
  );
});

test('the program says so without a trace of its inside, and touches no data', async () => {
  const { said, code } = await start({ HOST: host, PORT: String(port) });
  expect(code).toBe(1);
  expect(said).toMatch(/^端口 \d+ 已被占用.*\nPort \d+ is taken.*\n$/);
});

test('a wrong setting is said without a trace of the inside as well', async () => {
  const { said, code } = await start({ PORT: 'eighty' });
  expect(code).toBe(1);
  expect(said).toMatch(/PORT must be a number from 0 to 65535\n$/);
  expect(said).not.toContain('    at ');
});
