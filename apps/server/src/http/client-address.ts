import type { IncomingMessage } from 'node:http';

/**
 * The network address of a client as it stands. With a trusted proxy it is the last entry that the proxy wrote, which the
 * client cannot forge.
 */
export function forwardedAddress(request: IncomingMessage, trustProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? '';
  if (!trustProxy) return direct;
  const forwarded = request.headers['x-forwarded-for'];
  const line = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return line === undefined ? direct : line.slice(line.lastIndexOf(',') + 1).trim();
}

/** The same for flood control: IPv6 addresses are cut to their /64, the smallest unit handed to a customer. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const address = forwardedAddress(request, trustProxy);
  if (address.startsWith('::ffff:')) return address.slice(7);
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address.startsWith('::1');
}
