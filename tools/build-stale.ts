import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type BuildName, type BuildTarget, buildTargets } from './build-targets.ts';
import { compressFiles } from './compress-files.ts';
import { hashInputs } from './input-hash.ts';
import { runNode } from './run-command.ts';
import { commandFile, root } from './workspace.ts';

/**
 * Builds those of the named targets whose result is missing or older than its sources, at the same time, with one line for each.
 *
 * @returns the names of the targets that could not be built; their output has been printed
 */
export async function buildStale(names: readonly BuildName[]): Promise<BuildName[]> {
  const chosen = buildTargets.filter(({ name }) => names.includes(name));
  const built = await Promise.all(chosen.map(async (target) => ({ target, ok: await buildOne(target) })));
  return built.filter(({ ok }) => !ok).map(({ target }) => target.name);
}

async function buildOne(target: BuildTarget): Promise<boolean> {
  const inputs = hashInputs(root, target.inputs);
  if (isFresh(target, inputs)) {
    console.log(`${target.name}: up to date`);
    return true;
  }
  const stamp = join(root, target.stamp);
  // Without its stamp a half-written result of an interrupted build counts as missing.
  rmSync(stamp, { force: true });
  const { code, output, seconds } = await runNode(
    commandFile(target.packageName, target.command, target.folder),
    target.args,
    // Uni takes Vue's development build, a third larger, where it believes to be tested.
    { cwd: join(root, target.folder), env: { NODE_ENV: 'production', VITEST: '' }, output: 'capture' },
  );
  const ok = code === 0 && existsSync(join(root, target.result, target.mainFile));
  if (!ok) {
    console.error(`${target.name}: build failed\n${output}`);
    return false;
  }
  if (target.served) await compressFiles(join(root, target.result));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  console.log(`${target.name}: built in ${seconds.toFixed(1)} s`);
  return true;
}

function isFresh(target: BuildTarget, inputs: string): boolean {
  const stamp = join(root, target.stamp);
  if (!existsSync(stamp) || !existsSync(join(root, target.result, target.mainFile))) return false;
  return readFileSync(stamp, 'utf8') === inputs;
}
