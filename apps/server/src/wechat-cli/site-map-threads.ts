/** A public thread as our own site map names it. */
export interface MappedThread {
  readonly spaceId: number;
  readonly postId: number;
  /** Milliseconds since 1970 of the last thing that was said or changed there. */
  readonly changedAt: number;
}

/** Reads a text of our own public pages; undefined where there is none. */
export type ReadPage = (path: string) => Promise<string | undefined>;

/** Public threads that changed since `since`, the newest first. @throws Error when there is no site map */
export async function changedThreads(read: ReadPage, since: number): Promise<MappedThread[]> {
  const index = await read('/sitemap.xml');
  if (index === undefined) throw new Error('there is no site map');
  const parts = [...index.matchAll(/<loc>[^<]*(\/sitemap\/\d+\.xml)<\/loc>/g)].map(([, path]) => path ?? '');
  const threads: MappedThread[] = [];
  for (const path of parts) {
    const part = (await read(path)) ?? '';
    const found = part.matchAll(/<loc>[^<]*\/t\/(\d+)\/(\d+)<\/loc><lastmod>([^<]+)<\/lastmod>/g);
    for (const [, space, post, changed = ''] of found) {
      const changedAt = Date.parse(changed);
      if (changedAt >= since) threads.push({ spaceId: Number(space), postId: Number(post), changedAt });
    }
  }
  return threads.toSorted((one, other) => other.changedAt - one.changedAt);
}
