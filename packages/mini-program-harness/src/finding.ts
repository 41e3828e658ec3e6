/** One thing that is wrong with a built mini-program. */
export interface Finding {
  /** Path inside the built mini-program. */
  readonly file: string;
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  readonly message: string;
}

export function findingText({ file, line, message }: Finding): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
