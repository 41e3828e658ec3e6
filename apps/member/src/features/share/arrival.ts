import { isCallError, type Client } from '@huixiang/client';
import { operations } from '@huixiang/contract';

/** Where a thread was opened at, and what proves how the reader came. */
export interface Arrival {
  readonly spaceId: number;
  readonly postId: number;
  readonly commentId: number;
  readonly via: string | undefined;
}

type Query = Readonly<Record<string, string | undefined>> | undefined;

/**
 * Reads what the thread was opened with: its own query, or the code of a share card, which WeChat hands over as `scene`.
 * @returns undefined for a code that leads nowhere
 * @throws CallError when the server could not be asked
 */
export async function readArrival(api: Pick<Client, 'call'>, query: Query): Promise<Arrival | undefined> {
  const scene = query?.['scene'];
  if (scene === undefined || scene === '') {
    return {
      spaceId: Number(query?.['spaceId']),
      postId: Number(query?.['postId']),
      commentId: Number(query?.['commentId'] ?? 0),
      via: query?.['via'],
    };
  }
  try {
    const { commentId, ...place } = await api.call(operations.openShareCode, {
      params: { code: decoded(scene) },
    });
    return { ...place, commentId: commentId ?? 0 };
  } catch (error) {
    // What is no code at all is refused by its form.
    if (isCallError(error) && (error.status === 404 || error.status === 400)) return undefined;
    throw error;
  }
}

function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene);
  } catch {
    return scene;
  }
}
