import { checkMedia, isWechatError, WechatApiError } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { loadExternal } from '../wechat/identities.store.ts';
import { CHECK_MS, hiddenAddress } from './picture-address.ts';
import { type PictureRow, type PictureState, writeTrace } from './pictures.store.ts';
import { leavePicture } from './settle-picture.ts';

type Asked = Pick<PictureRow, 'space_id' | 'picture_id' | 'author_id' | 'key'>;

/**
 * Have WeChat look at a picture; its verdict comes by push. Where WeChat cannot know who showed it, or could not come for
 * it, a person looks. Nobody waits for WeChat here: a call that fails is repeated by `tidyPictures`.
 */
export async function askMachine(
  context: Context,
  picture: Asked,
): Promise<Extract<PictureState, 'checking' | 'person'>> {
  const { log, pool, sealing, wechat } = context;
  const base = reachableAt(context);
  const external =
    wechat === undefined ? undefined : (await loadExternal(pool, [picture.author_id, wechat.mini.appId]))[0];
  if (wechat === undefined || external === undefined || base === undefined) {
    await leavePicture(context, picture);
    return 'person';
  }
  wechat.aside(async () => {
    try {
      const traceId = await checkMedia(wechat.mini, {
        url: base + hiddenAddress(context, picture, 'full', CHECK_MS),
        type: 'image',
        scene: picture.space_id === 0 ? 'profile' : 'comment',
        openId: sealing.open(external.external_sealed),
      });
      await writeTrace(pool, [picture.space_id, picture.picture_id, traceId]);
    } catch (error) {
      if (!isWechatError(error)) throw error;
      // The author was not in the mini-program lately, and time will not change that.
      if (error instanceof WechatApiError && error.kind === 'openid') await leavePicture(context, picture);
      else log('WeChat did not take on a picture', error);
    }
  });
  return 'checking';
}

/** The address at which WeChat finds this server; one on this machine does for a WeChat that is emulated here. */
function reachableAt({ config }: Pick<Context, 'config'>): string | undefined {
  if (config.publicUrl !== undefined) return config.publicUrl.replace(/\/+$/, '');
  return config.wechat?.base === undefined ? undefined : `http://${config.host}:${config.port}`;
}
