import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, isLoopback } from './client-address.ts';

function request(remoteAddress: string, forwarded?: string): IncomingMessage {
  return {
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage;
}

test('a forwarded address is not believed without a trusted proxy', () => {
  expect(clientAddress(request('203.0.113.7', '198.51.100.1'), false)).toBe('203.0.113.7');
});

test('behind a proxy the last entry counts, which the client cannot write', () => {
  expect(clientAddress(request('127.0.0.1', '6.6.6.6, 203.0.113.7'), true)).toBe('203.0.113.7');
});

test('an IPv6 customer is one address however many it uses', () => {
  const of = (address: string): string => clientAddress(request(address), false);
  expect(of('2001:db8:1:2:aaaa::1')).toBe(of('2001:db8:1:2:bbbb::2'));
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
});

test('the machine itself is recognised in both families', () => {
  expect(
    ['127.0.0.1', '::ffff:127.0.0.1', '::1'].map((address) =>
      isLoopback(clientAddress(request(address), false)),
    ),
  ).toEqual([true, true, true]);
});
