import { parentPort, workerData } from 'node:worker_threads';
import { runTask, type LabData, type Task } from './task.ts';

/** A thread that plays one task after another; the data came with its start. */
const { data, policies } = workerData as { data: LabData; policies: readonly string[] };

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(runTask(data, task, policies));
});
