import type { IncomingMessage } from 'node:http';

/**
 * The network address of a client, for flood control only. With a trusted proxy it is the last entry that the proxy
 * wrote, which the client cannot forge. IPv6 addresses are cut to their /64, the smallest unit handed to a customer.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  let address = request.socket.remoteAddress ?? '';
  if (trustProxy) {
    const forwarded = request.headers['x-forwarded-for'];
    const line = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    if (line !== undefined) address = line.slice(line.lastIndexOf(',') + 1).trim();
  }
  if (address.startsWith('::ffff:')) return address.slice(7);
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address.startsWith('::1');
}
