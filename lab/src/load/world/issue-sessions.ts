import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { idAt, type Ids } from './seed.ts';

const program = resolve(import.meta.dirname, '../../../../apps/server/src/identity/issue-sessions.main.ts');

/** Let the server's own program sign a session for each member. @returns the file with one token a line */
export async function issueSessions(members: Ids, secret: string, folder: string): Promise<string> {
  const file = join(folder, 'tokens');
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, SESSION_SECRET: secret },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const ids = Readable.from(chunksOf(members));
  await Promise.all([pipeline(ids, child.stdin), pipeline(child.stdout, createWriteStream(file))]);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`Sessions could not be issued: the program ended with ${code}`);
  return file;
}

function* chunksOf(members: Ids): Generator<string> {
  const size = 1_000;
  for (let from = 0; from < members.count; from += size) {
    const length = Math.min(size, members.count - from);
    yield Array.from({ length }, (_, index) => `${idAt(members, from + index)}\n`).join('');
  }
}
