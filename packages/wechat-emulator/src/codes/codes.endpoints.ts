import { encode } from 'uqr';

import { BinaryAnswer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { checkPage } from '../subscribe/send.endpoints.ts';
import { writeBlocksJpeg } from './jpeg.ts';

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~%]+$/;
const SCENE_MAX = 32;
/** Blocks of the white edge by which readers find a code. */
const QUIET = 4;

/** Codes of the mini-program: a picture, or JSON that says why there is none. */
export function codeEndpoints(): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/wxa/getwxacodeunlimit',
      access: 'mini',
      quota: { minute: 5000 },
      handle: ({ account, body }) => {
        const scene = body.textOr('scene', '');
        if (scene === '' || scene.length > SCENE_MAX)
          throw new WechatFailure(40169, 'invalid length for scene');
        if (!SCENE.test(scene)) throw new WechatFailure(40129, 'invalid scene');
        const page = body.textOr('page', '');
        if (page.startsWith('/') || page.includes('?')) throw new WechatFailure(41030, 'invalid page');
        if (body.flag('check_path', true)) checkPage(account, page);
        return new BinaryAnswer('image/jpeg', drawCode(`${page}?scene=${scene}`));
      },
    },
  ];
}

/** WeChat's own kind of code is nobody else's to draw, so this is a QR code that says where the real one would lead. */
function drawCode(target: string): Buffer {
  const { data, size } = encode(target, { ecc: 'M', border: QUIET });
  return writeBlocksJpeg(size, (x, y) => (data[y]?.[x] === true ? 'black' : 'white'), target);
}
