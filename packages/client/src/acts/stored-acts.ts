import type { Act, QueuedAct } from './act.ts';
import type { StoragePort } from './storage.ts';

const VERSION = 1;

function isAct(value: unknown): value is Act {
  const act = value as Record<string, unknown> | null;
  if (typeof act !== 'object' || act === null || typeof act['spaceId'] !== 'number') return false;
  if (act['type'] === 'comment') {
    const body = act['body'] as Record<string, unknown> | null | undefined;
    return typeof act['postId'] === 'number' && typeof body?.['text'] === 'string';
  }
  return ['echo', 'unecho'].includes(act['type'] as string) && typeof act['commentId'] === 'number';
}

function isQueuedAct(value: unknown): value is QueuedAct {
  const queued = value as Record<string, unknown> | null;
  return (
    typeof queued === 'object' &&
    queued !== null &&
    typeof queued['key'] === 'string' &&
    typeof queued['at'] === 'number' &&
    typeof queued['tries'] === 'number' &&
    isAct(queued['act'])
  );
}

/** The acts a former run of the app left behind. What cannot be read, from another version say, is left out. */
export function loadActs(storage: StoragePort, storageKey: string): QueuedAct[] {
  try {
    const stored = JSON.parse(storage.get(storageKey) ?? 'null') as {
      version?: unknown;
      acts?: unknown;
    } | null;
    return stored?.version === VERSION && Array.isArray(stored.acts) ? stored.acts.filter(isQueuedAct) : [];
  } catch {
    return [];
  }
}

/** Writes the acts down. A full or forbidden storage loses only what a restart would need; sending goes on from memory. */
export function saveActs(storage: StoragePort, storageKey: string, acts: readonly QueuedAct[]): void {
  try {
    storage.set(storageKey, JSON.stringify({ version: VERSION, acts }));
  } catch {
    // Nothing better can be done than to go on.
  }
}
