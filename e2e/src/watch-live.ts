import { livePath } from '@huixiang/contract';
import type { World } from './world.ts';

/**
 * Watches a topic beside the app. The result waits until these words were told: by then every stream of the topic that
 * is open has them, and one that opens later does not get them.
 */
export async function watchLive(world: World, topic: string): Promise<(words: string) => Promise<void>> {
  const stream = (await fetch(`${world.address}${livePath}?topics=${topic}`)).body?.getReader();
  if (stream === undefined) throw new Error(`There is no stream of ${topic}`);
  const decoder = new TextDecoder();
  return async (words) => {
    for (let text = ''; !text.includes(words);) {
      const { done, value } = await stream.read();
      if (done) throw new Error(`The stream of ${topic} ended after ${text}`);
      text += decoder.decode(value, { stream: true });
    }
    await stream.cancel();
  };
}
