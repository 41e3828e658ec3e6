import { spawn } from 'node:child_process';
import { root } from './root.ts';

/**
 * Builds those of the named targets (`h5`, `mp-weixin`, `console`) that are missing or older than their sources.
 * @throws Error with the output of the build that failed
 */
export async function buildMissing(...targets: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['tools/build.ts', '--only', targets.join(',')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The build of ${targets.join(' and ')} failed:\n${output.join('')}`);
}
