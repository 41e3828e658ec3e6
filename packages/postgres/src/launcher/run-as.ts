import { readFile, stat } from 'node:fs/promises';
import { PostgresError } from '../errors.ts';

/** The user and group the PostgreSQL processes run as; undefined means "as ourselves". */
export type RunAs = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so under root its processes run as the owner of the existing
 * cluster, or as `nobody` for a new one. No account is ever created. Elsewhere: as ourselves.
 */
export async function chooseRunAs(clusterDir: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  if (!Number.isInteger(uid) || !Number.isInteger(gid) || uid === 0) {
    throw new PostgresError(
      'run-as-unavailable',
      'PostgreSQL refuses to run as root and there is no user "nobody" here. Run as a normal user, or set DATABASE_URL.',
    );
  }
  // macOS and some BSDs write nobody as -2 in the passwd file.
  return { uid: uid >>> 0, gid: gid >>> 0 };
}
