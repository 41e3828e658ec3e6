export interface SubmittedPage {
  readonly appId: string;
  readonly at: number;
  readonly path: string;
  readonly query: string;
  readonly title: string;
}

export interface Search {
  readonly pages: SubmittedPage[];
  /** `appId yyyy-mm-dd` → how many were submitted. */
  readonly perDay: Map<string, number>;
}

export function createSearch(): Search {
  return { pages: [], perDay: new Map() };
}
