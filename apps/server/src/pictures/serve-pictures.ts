import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { sameText } from '../identity/session-token.ts';
import { mayShow } from './picture-address.ts';
import { pictureSizes } from './picture-files.ts';
import { loadPicture, loadPublicPlace, type PictureRow } from './pictures.store.ts';

/** Bytes never change under an address. `private`: what is taken back must not live on in the caches of others. */
const SEEN = 'private, max-age=2592000, immutable';
const HIDDEN = 'private, no-store';

interface Wish {
  readonly Params: { spaceId: string; pictureId: string; key: string; file: string };
  readonly Querystring: { show?: unknown };
}

/** The bytes: of what was let through and stands in a public comment, for everybody; else by an address that was given. */
export function servePictures(http: FastifyInstance, context: Context): void {
  http.get<Wish>(
    '/api/pictures/:spaceId/:pictureId/:key/:file',
    { schema: { hide: true } },
    async (request, reply) => {
      const { spaceId, pictureId, key, file } = request.params;
      const size = pictureSizes.find((one) => file === `${one}.jpg`);
      const [space, picture] = [spaceId, pictureId].map((id) => (/^\d{1,16}$/.test(id) ? Number(id) : NaN));
      if (size === undefined || !Number.isSafeInteger(space) || !Number.isSafeInteger(picture))
        throw new HuixiangError('HX_NOT_FOUND');
      const [row] = await loadPicture(context.pool, [space, picture]);
      if (row === undefined || !sameText(row.key, key)) throw new HuixiangError('HX_NOT_FOUND');
      const { show } = request.query;
      const given = typeof show === 'string' && mayShow(context, row, show);
      if (!given && !(await isSeen(context, row))) throw new HuixiangError('HX_NOT_FOUND');
      const bytes = await context.pictures.get({ spaceId: row.space_id, pictureId: row.picture_id }, size);
      if (bytes === undefined) throw new HuixiangError('HX_NOT_FOUND');
      return reply
        .type('image/jpeg')
        .header('cache-control', given ? HIDDEN : SEEN)
        .send(bytes);
    },
  );
}

async function isSeen({ pool }: Pick<Context, 'pool'>, row: PictureRow): Promise<boolean> {
  if (row.state !== 'passed') return false;
  if (row.space_id === 0) return true;
  return row.said_id !== null && (await loadPublicPlace(pool, [row.space_id, row.said_id])).length > 0;
}
