import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Figure, LabData, Task } from './task.ts';

/**
 * Play the tasks on all cores; their figures come in the order of the tasks.
 * @throws Error of the first task that fails
 */
export async function runTasks(
  data: LabData,
  tasks: readonly Task[],
  policies: readonly string[],
  done: (task: Task, finished: number) => void,
): Promise<Figure[][]> {
  const results: Figure[][] = tasks.map(() => []);
  let next = 0;
  let finished = 0;
  const threads = Math.max(1, Math.min(tasks.length, availableParallelism()));
  const thread = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.main.ts', import.meta.url), {
      workerData: { data, policies },
    });
    try {
      for (let place = next++; place < tasks.length; place = next++) {
        const task = tasks[place];
        if (task === undefined) return;
        results[place] = await answerOf(worker, task);
        finished += 1;
        done(task, finished);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, thread));
  return results;
}

async function answerOf(worker: Worker, task: Task): Promise<Figure[]> {
  const answer = Promise.withResolvers<Figure[]>();
  worker.once('message', answer.resolve);
  worker.once('error', answer.reject);
  worker.postMessage(task);
  try {
    return await answer.promise;
  } finally {
    worker.off('message', answer.resolve);
    worker.off('error', answer.reject);
  }
}
