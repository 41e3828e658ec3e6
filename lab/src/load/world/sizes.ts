/** How much there is in the lab's database. */
export interface Sizes {
  readonly members: number;
  /** Spaces of each kind of probe. */
  readonly spaces: number;
  /** Comments that echoes are spread over. */
  readonly echoComments: number;
  /** Comments of the ordinary thread and of each cold one. */
  readonly thread: number;
  readonly coldThreads: number;
  readonly longThread: number;
  /** Members who listen, each in `joined` of the spaces with comments that need to be heard. */
  readonly listeners: number;
  readonly joined: number;
  readonly needyComments: number;
}

/**
 * The sizes of the real measurement. There must be more members than a round has requests, because on the hot comment
 * each request is another member's: 40,000 a second is more than this stack can do on one core.
 */
export function fullSizes(secondsPerRound: number): Sizes {
  return {
    members: Math.max(200_000, Math.ceil(secondsPerRound * 40_000)),
    spaces: 50,
    echoComments: 10_000,
    thread: 1_000,
    coldThreads: 500,
    longThread: 1_000_000,
    listeners: 60_000,
    joined: 3,
    needyComments: 10_000,
  };
}

/** Just enough for every part to be exercised within a second or so, for tests. */
export const tinySizes: Sizes = {
  members: 30_000,
  spaces: 5,
  echoComments: 50,
  thread: 100,
  coldThreads: 10,
  longThread: 500,
  listeners: 2_000,
  joined: 2,
  needyComments: 100,
};
