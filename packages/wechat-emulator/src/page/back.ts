import type { PageAnswer } from './page-route.ts';

/** Where an act leads back to, with what there is to say. */
export function backTo(path: string, notes: Readonly<Record<string, string | undefined>> = {}): PageAnswer {
  const query = new URLSearchParams(
    Object.entries(notes).filter((one): one is [string, string] => one[1] !== undefined),
  );
  return { goTo: query.size === 0 ? path : `${path}?${query.toString()}` };
}
