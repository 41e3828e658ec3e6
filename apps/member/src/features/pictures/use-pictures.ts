import { type BodyOf, limits, type operations, type Picture } from '@huixiang/contract';
import { computed, reactive } from 'vue';

import type { ChosenPicture } from '../../platform/pictures.ts';

export type PictureWish = NonNullable<BodyOf<typeof operations.postComment>['pictures']>;

/** A picture in the composer. */
export interface Attached {
  readonly key: number;
  /** On this device. */
  readonly path: string;
  status: 'sending' | 'ready' | 'failed';
  /** Percent that has been sent. */
  progress: number;
  /** Why it was not sent. */
  problem: string;
  alt: string;
  picture: Picture | undefined;
}

/** What a person does with the pictures in the composer. */
export type PictureAct =
  | { readonly do: 'add' }
  | { readonly do: 'retry'; readonly key: number }
  | { readonly do: 'remove'; readonly key: number }
  | { readonly do: 'describe'; readonly key: number; readonly alt: string };

export interface PicturePorts {
  readonly choose: (count: number) => Promise<readonly ChosenPicture[]>;
  readonly send: (path: string, onProgress: (percent: number) => void) => Promise<Picture>;
  /** The server forgets it at once; without this it does after a day. */
  readonly drop: (pictureId: number) => Promise<unknown>;
  readonly onFailed: (error: unknown) => string;
  readonly onTooLarge: () => void;
}

/** Pictures of a comment that is being written: each is sent as soon as it is chosen. */
export function usePictures(ports: PicturePorts) {
  const state = reactive<{ items: Attached[] }>({ items: [] });
  let keys = 0;

  const find = (key: number): Attached | undefined => state.items.find((one) => one.key === key);

  async function send(key: number): Promise<void> {
    const item = find(key);
    if (item === undefined) return;
    Object.assign(item, { status: 'sending', progress: 0, problem: '' });
    try {
      const picture = await ports.send(item.path, (percent) => (item.progress = percent));
      // Removed meanwhile: nobody waits for it.
      if (find(key) === undefined) void ports.drop(picture.id).catch(() => undefined);
      else Object.assign(item, { status: 'ready', picture });
    } catch (error) {
      Object.assign(item, { status: 'failed', problem: ports.onFailed(error) });
    }
  }

  async function add(): Promise<void> {
    const room = limits.commentPicturesMax - state.items.length;
    if (room <= 0) return;
    const chosen = await ports.choose(room);
    const fitting = chosen.filter(({ bytes }) => bytes <= limits.pictureBytes);
    if (fitting.length < chosen.length) ports.onTooLarge();
    const added = fitting.slice(0, room).map(({ path }): number => {
      const key = (keys += 1);
      state.items.push({
        key,
        path,
        status: 'sending',
        progress: 0,
        problem: '',
        alt: '',
        picture: undefined,
      });
      return key;
    });
    // One after the other: several at once on a slow network only time out together.
    for (const key of added) await send(key);
  }

  function remove(key: number): void {
    const item = find(key);
    state.items = state.items.filter((one) => one.key !== key);
    if (item?.picture !== undefined) void ports.drop(item.picture.id).catch(() => undefined);
  }

  async function act(wish: PictureAct): Promise<void> {
    if (wish.do === 'add') return add();
    if (wish.do === 'retry') return send(wish.key);
    if (wish.do === 'remove') return remove(wish.key);
    const item = find(wish.key);
    if (item !== undefined) item.alt = wish.alt;
  }

  return {
    state,
    busy: computed(() => state.items.some(({ status }) => status === 'sending')),
    failed: computed(() => state.items.some(({ status }) => status === 'failed')),
    act,
    /** They have been said, or are not wanted any more. */
    clear(): void {
      state.items = [];
    },
    wish: (): PictureWish =>
      state.items.flatMap(({ picture, alt }) =>
        picture === undefined ? [] : { id: picture.id, ...(alt.trim() === '' ? {} : { alt: alt.trim() }) },
      ),
  };
}
