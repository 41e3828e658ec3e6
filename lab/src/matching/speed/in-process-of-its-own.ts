import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answers, Order } from './order.ts';

/** @throws Error when the process ended without an answer */
export function inProcessOfItsOwn<K extends Order['kind']>(
  order: Extract<Order, { kind: K }>,
): Promise<Answers[K]> {
  const child = fork(join(import.meta.dirname, 'speed.main.ts'), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answers[K]));
    child.once('exit', (code) => {
      process.off('exit', kill);
      reject(new Error(`Measuring ended with ${code}`));
    });
    child.send(order);
  });
}
