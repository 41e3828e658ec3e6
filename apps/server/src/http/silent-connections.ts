import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Browsers open connections before they need them. One on which nothing was ever asked is no reason to wait for it when the
 * server stops, but Node waits: it takes only those for idle that were used before.
 * @returns lets go of them
 */
export function watchSilentConnections(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
}
