import { createHash } from 'node:crypto';

import { BinaryAnswer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { checkPage } from '../subscribe/send.endpoints.ts';
import { writeBlocksJpeg } from './jpeg.ts';

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~%]+$/;
const SCENE_MAX = 32;
const BLOCKS = 24;

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

/** A pattern that stands for the code. No camera reads it; its comment says where it leads. */
function drawCode(target: string): Buffer {
  const hash = createHash('sha512').update(target).digest();
  return writeBlocksJpeg(
    BLOCKS,
    (x, y) => {
      if (x < 2 || y < 2 || x >= BLOCKS - 2 || y >= BLOCKS - 2) return 'white';
      const bit = x * BLOCKS + y;
      return ((hash[(bit >> 3) % hash.length] ?? 0) >> (bit & 7)) & 1 ? 'black' : 'white';
    },
    target,
  );
}
