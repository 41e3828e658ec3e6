/** All that the commands touch besides files. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the repository is. */
  readonly root: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly npx: (args: readonly string[]) => Promise<number>;
  readonly print: (text: string) => void;
}
