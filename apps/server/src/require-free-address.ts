import { createServer } from 'node:net';

/** The server cannot start, and whoever starts it can do something about it: what, in Chinese and in English. */
export class StartError extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = 'StartError';
  }
}

/**
 * Find out whether an address can be listened on, before anything is started that would have to be stopped again.
 * @param port 0 to 65535; 0 is always free
 * @throws StartError when it cannot, saying why and what to do
 */
export async function requireFreeAddress({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((free, failed) => {
      probe.once('error', failed);
      probe.listen({ host, port }, free);
    });
  } catch (error) {
    throw explain(error, host, port);
  }
  await new Promise((closed) => probe.close(closed));
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const other = port < 65_535 ? port + 1 : 8787;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  if (code === 'EADDRINUSE')
    return new StartError(
      `端口 ${port} 已被占用，也许回响已经在运行：打开 ${address} 看看。要用别的端口：PORT=${other} npm start`,
      `Port ${port} is taken, perhaps Huixiang is running already: see ${address}. To use another port: PORT=${other} npm start`,
    );
  if (code === 'EACCES')
    return new StartError(
      `系统不允许监听端口 ${port}：1024 以下的端口需要特别的权限。请换一个：PORT=8787 npm start`,
      `The system does not allow listening on port ${port}: those below 1024 need special rights. Use another: PORT=8787 npm start`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartError(
      `HOST=${host} 不是这台机器的地址。只在本机使用：HOST=127.0.0.1；让别的机器也能访问：HOST=0.0.0.0`,
      `HOST=${host} is no address of this machine. For this machine alone: HOST=127.0.0.1; for others too: HOST=0.0.0.0`,
    );
  return error;
}
