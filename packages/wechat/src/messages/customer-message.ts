import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';

const send = endpoint({
  path: '/cgi-bin/message/custom/send',
  repeatable: false,
  answer: Type.Object({}),
});

/** What a service message holds. A page opens in our mini-program; its picture was uploaded before. */
export type CustomerContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mediaId: string }
  | {
      readonly type: 'link';
      readonly title: string;
      readonly description: string;
      readonly url: string;
      readonly thumbUrl: string;
    }
  | {
      readonly type: 'page';
      readonly title: string;
      readonly path: string;
      readonly thumbMediaId: string;
      /** Of official accounts only, which must say which mini-program. */
      readonly appId?: string;
    };

/**
 * Sends a service message (客服消息). A mini-program may send 5 within 48 hours after the member wrote, 2 within a minute after they opened the
 * service chat. Kind of error: `service-window` (45015 too late, 45047 too many).
 */
export async function sendCustomerMessage(
  client: WechatClient,
  openId: string,
  content: CustomerContent,
): Promise<void> {
  await client.call(send, { body: { touser: openId, ...bodyOf(content) } });
}

function bodyOf(content: CustomerContent): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return { msgtype: 'text', text: { content: content.text } };
    case 'image':
      return { msgtype: 'image', image: { media_id: content.mediaId } };
    case 'link': {
      const { title, description, url, thumbUrl } = content;
      return { msgtype: 'link', link: { title, description, url, thumb_url: thumbUrl } };
    }
    case 'page': {
      const { title, path, thumbMediaId, appId } = content;
      const page = { title, pagepath: path, thumb_media_id: thumbMediaId, appid: appId };
      return { msgtype: 'miniprogrampage', miniprogrampage: page };
    }
  }
}
