import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Round } from './run-round.ts';

export interface Generator {
  /** Run one round; `onMeasuring` is called when its warm-up is over. @throws Error when the process ended */
  run(order: Order, onMeasuring: () => void): Promise<Round>;
  stop(): Promise<void>;
}

/** Start the process that sends the load, apart from everything that is measured. */
export function startGenerator(): Generator {
  const child = fork(join(import.meta.dirname, 'generator.main.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return {
    run: (order, onMeasuring) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null): void =>
          reject(new Error(`The load generator ended with ${code}`));
        const read = (message: 'measuring' | Round): void => {
          if (message === 'measuring') return onMeasuring();
          child.off('message', read);
          child.off('exit', ended);
          resolve(message);
        };
        child.on('message', read);
        child.once('exit', ended);
        child.send(order);
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
