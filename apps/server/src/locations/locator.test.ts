import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openLocator } from './locator.ts';

let folder: string;
let table: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huixiang-provinces-'));
  table = join(folder, 'provinces.csv');
  writeFileSync(table, '203.0.113.0/24,44\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function request(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}
const open = (env: Record<string, string>) => openLocator(readConfig(env));

test('without anything configured nobody is anywhere, whatever a client claims', () => {
  const claims = { 'x-client-province': '51', 'x-forwarded-for': '203.0.113.9' };
  expect(open({}).provinceOf(request('203.0.113.9', claims))).toBeUndefined();
});

test('the header of a trusted proxy tells the province; without the proxy it cannot even be configured', () => {
  const env = { TRUST_PROXY: '1', PROVINCE_HEADER: 'X-Client-Province' };
  const of = (value: string) => open(env).provinceOf(request('10.0.0.1', { 'x-client-province': value }));
  // As Node reads what a proxy sends in UTF-8.
  const utf8 = Buffer.from('四川省').toString('latin1');
  expect(['51', utf8, encodeURIComponent('四川'), 'nowhere', ''].map(of)).toEqual([
    '51',
    '51',
    '51',
    undefined,
    undefined,
  ]);
  // What the client had written stands before what the proxy has added.
  expect(of('44, 51')).toBe('51');
  expect(() => open({ PROVINCE_HEADER: 'X-Client-Province' })).toThrow('TRUST_PROXY');
});

test('the table is asked for the address of the connection, or of the client before the trusted proxy', () => {
  const direct = open({ PROVINCE_TABLE: table });
  expect(direct.provinceOf(request('203.0.113.9'))).toBe('44');
  expect(direct.provinceOf(request('::ffff:203.0.113.9'))).toBe('44');
  // Without a trusted proxy a client that says it is elsewhere stays where it is.
  expect(direct.provinceOf(request('198.51.100.1', { 'x-forwarded-for': '203.0.113.9' }))).toBeUndefined();
  const proxied = open({ PROVINCE_TABLE: table, TRUST_PROXY: '1' });
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
  expect(proxied.provinceOf(request('10.0.0.1', forwarded))).toBe('44');
});

test('the header comes first, and the table where it says nothing', () => {
  const env = { PROVINCE_TABLE: table, TRUST_PROXY: '1', PROVINCE_HEADER: 'X-Client-Province' };
  const of = (headers: Record<string, string>) => open(env).provinceOf(request('203.0.113.9', headers));
  expect([of({ 'x-client-province': '51' }), of({})]).toEqual(['51', '44']);
});

test('a table that is not there, or cannot be read, is said at the start', () => {
  expect(() => open({ PROVINCE_TABLE: join(folder, 'none.csv') })).toThrow('none.csv');
});
