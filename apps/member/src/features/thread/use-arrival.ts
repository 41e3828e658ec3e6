import { operations, type Post } from '@huixiang/contract';

import type { api as Api } from '../../platform/api.ts';
import { isH5 } from '../../platform/target.ts';
import { entryScene, programScene } from '../../platform/wechat.ts';
import { showToast } from '../../ui/toast.ts';
import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import type { Resource } from '../loading/use-resource.ts';
import { goTab } from '../navigation.ts';
import { readArrival } from '../share/arrival.ts';

interface Place {
  spaceId: number;
  postId: number;
  via: string | undefined;
}

interface Ports {
  readonly api: typeof Api;
  /** Where it is said that the server could not be asked. */
  readonly post: Resource<Post>;
  /** The place is known; `commentId` is what the reader came for, 0 for nothing in particular. */
  readonly begin: (commentId: number) => Promise<void>;
}

/** How a reader comes to a thread, written into `at`: by its address, or by the code of a share card. */
export function useArrival(at: Place, { api, post, begin }: Ports) {
  let opened: Parameters<typeof readArrival>[1];

  async function arrive(query: typeof opened): Promise<void> {
    opened = query;
    try {
      const place = await readArrival(api, query);
      if (place === undefined) {
        showToast(t('card.gone'));
        return goTab('home');
      }
      Object.assign(at, { spaceId: place.spaceId, postId: place.postId, via: place.via });
      if (!isH5 && at.via === undefined) void learnArrival();
      await begin(place.commentId);
    } catch (error) {
      Object.assign(post, { status: 'failed', failure: toFailure(error) });
    }
  }

  /** Who came from a chat, an article or a search is told so by WeChat; the server signs what follows from it. */
  async function learnArrival(): Promise<void> {
    const scene = entryScene();
    if (scene === undefined || programScene() !== undefined) return;
    const { via } = await api
      .call(operations.arriveByScene, { params: at, body: { scene } })
      .catch(() => ({ via: null }));
    if (via !== null) at.via = via;
  }

  return { arrive, again: () => arrive(opened) };
}
