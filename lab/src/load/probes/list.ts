import { idAt, type Threads } from '../world/seed.ts';
import type { Probe, Sends } from './probe.ts';

/** Pages that the probes of further pages walk over, at most. */
const PAGES_MAX = 200;
/** Sizes around the usual 20, so that more first pages are asked for than any cache of the server keeps fresh. */
const COLD_LIMITS = [16, 17, 18, 19, 20, 21, 22, 23, 24];
const ORDERS = ['resonance', 'newest', 'oldest'];

type Size = 'thread' | 'longThread';

/** The first page of a thread in the order of resonance, which every reader of it asks for. */
function firstPage(name: string, size: Size): Probe {
  return {
    name,
    async seed(seeder, { sizes }) {
      const threads = await seeder.threads(await seeder.spaces(1), {
        threads: 1,
        each: sizes[size],
        fresh: false,
      });
      return { sends: () => ({ targets: [pageOf(threads, 0)] }) };
    },
  };
}

/** Its second and further pages, which the server does not keep. */
function furtherPages(name: string, size: Size): Probe {
  return {
    name,
    async seed(seeder, { sizes }) {
      const threads = await seeder.threads(await seeder.spaces(1), {
        threads: 1,
        each: sizes[size],
        fresh: false,
      });
      let walked: Promise<Sends> | undefined;
      return { sends: (_, url) => (walked ??= walk(url, pageOf(threads, 0))) };
    },
  };
}

/** First pages of many threads in changing orders and sizes, so that hardly any is asked for again while it is kept. */
const cold: Probe = {
  name: 'list-1k-cold',
  async seed(seeder, { sizes }) {
    const wish = { threads: sizes.coldThreads, each: sizes.thread, fresh: false };
    const threads = await seeder.threads(await seeder.spaces(sizes.spaces), wish);
    const variants = COLD_LIMITS.flatMap((limit) => ORDERS.map((order) => `?order=${order}&limit=${limit}`));
    const targets = variants.flatMap((variant) =>
      Array.from({ length: sizes.coldThreads }, (_, thread) => `${pageOf(threads, thread)}${variant}`),
    );
    return { sends: () => ({ targets }) };
  },
};

export const listProbes: readonly Probe[] = [
  firstPage('list-1k', 'thread'),
  firstPage('list-1m', 'longThread'),
  furtherPages('list-1k-next', 'thread'),
  furtherPages('list-1m-next', 'longThread'),
  cold,
];

function pageOf({ spaces, posts }: Threads, thread: number): string {
  return `GET /api/spaces/${idAt(spaces, thread % spaces.count)}/posts/${idAt(posts, thread)}/comments`;
}

/** Turn the pages over as a reader would, and remember where each began. */
async function walk(url: string, firstTarget: string): Promise<Sends> {
  const targets: string[] = [];
  let target = firstTarget;
  while (targets.length < PAGES_MAX) {
    const reply = await fetch(`${url}${target.slice('GET '.length)}`);
    if (!reply.ok) throw new Error(`${target} answered ${reply.status}: ${await reply.text()}`);
    const { next } = (await reply.json()) as { next: string | null };
    if (next === null) break;
    target = `${firstTarget}?after=${encodeURIComponent(next)}`;
    targets.push(target);
  }
  return { targets };
}
