import type { SealedGroup } from './wechat.ts';

/** What WeChat would tell the mini-program about a visit, where somebody plays WeChat in a browser. */
export interface PlayedVisit extends SealedGroup {
  readonly scene: number;
  readonly code: string;
}

/** Reads the visit that the page of the emulator put into the link; undefined where there is none, or nonsense. */
export function readPlayedVisit(address: string): PlayedVisit | undefined {
  const [, encoded] = /[?&]visit=([A-Za-z0-9_-]+)/.exec(address) ?? [];
  if (encoded === undefined) return undefined;
  try {
    const visit: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
    return isVisit(visit) ? visit : undefined;
  } catch {
    return undefined;
  }
}

function isVisit(value: unknown): value is PlayedVisit {
  const visit = value as Partial<Record<keyof PlayedVisit, unknown>> | null;
  return (
    typeof visit?.scene === 'number' &&
    typeof visit.code === 'string' &&
    typeof visit.encryptedData === 'string' &&
    typeof visit.iv === 'string'
  );
}
