/** What a server says that is in trouble. */
export const fault = {
  status: 500,
  contentType: 'application/json',
  body: JSON.stringify({
    error: {
      code: 'HX_INTERNAL',
      zh: '出了点问题，我们已经记下。',
      en: 'Something went wrong.',
      requestId: '-',
    },
  }),
} as const;

/** Where calls wait on a slow network. */
export interface Hold {
  /** Waits until all are let go. */
  readonly wait: () => Promise<void>;
  readonly letGo: () => void;
}

export function holdCalls(): Hold {
  const waiting: (() => void)[] = [];
  return {
    wait: () => new Promise((resolve) => void waiting.push(resolve)),
    letGo: () => waiting.splice(0).forEach((go) => go()),
  };
}

/** What becomes of a call on a weak network. */
export type Fate = 'arrives' | 'lost' | 'reply-lost';

const LOST_OF_TEN = 3;

/** A weak network that is equally weak in every run: the fate of one call after the other, the same for the same seed. */
export function weakNetwork(seed: number): () => Fate {
  let state = seed;
  return () => {
    // The generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    const drawn = (state / 2_147_483_647) * 10;
    if (drawn >= LOST_OF_TEN) return 'arrives';
    return drawn < LOST_OF_TEN / 2 ? 'lost' : 'reply-lost';
  };
}
