import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { createTurns } from '../turns.ts';
import { drawPicture } from './draw.ts';
import { askMachine } from './ask-machine.ts';
import { pictureSizes } from './picture-files.ts';
import { countUnsaid, type PictureRow, writePicture } from './pictures.store.ts';
import { forgetPicture } from './settle-picture.ts';

/** Drawing takes a core for a second and 200 to 500 MB, by what phones take: one at a time, and a queue that a person can wait out. */
const inTurn = createTurns({ atOnce: 1, waiting: 30 });

/** Pictures of one member that stand in nothing: ten comments’ worth. More come when these were said or forgotten. */
const UNSAID_MAX = 30;
const UNSAID_WAIT_SECONDS = 3_600;

/**
 * Draw a picture that came, keep it, and have it looked at. Nobody but its author meets it before it was let through.
 * @param spaceId 0 for the picture beside the author's name
 * @throws HuixiangError HX_PICTURE_FORM, HX_PICTURE_PIXELS, HX_OVERLOADED, HX_TOO_MANY
 */
export async function uploadPicture(
  context: Context,
  { spaceId, memberId, bytes }: { spaceId: number; memberId: number; bytes: Buffer },
): Promise<PictureRow> {
  const { newId, now, pictures, pool } = context;
  const [unsaid] = await countUnsaid(pool, [memberId]);
  if (unsaid !== undefined && unsaid.count >= UNSAID_MAX)
    throw new HuixiangError('HX_TOO_MANY', { retryAfterSeconds: UNSAID_WAIT_SECONDS });
  const drawn = await inTurn(() => drawPicture(bytes, spaceId === 0 ? 'avatar' : 'comment'));
  const ref = { spaceId, pictureId: newId() };
  const key = randomBytes(12).toString('base64url');
  const values = [spaceId, ref.pictureId, memberId, key, drawn.width, drawn.height, 'checking', now()];
  const [row] = await writePicture(pool, values);
  if (row === undefined) throw new Error('The store did not keep a picture');
  try {
    for (const size of pictureSizes) await pictures.put(ref, size, drawn[size]);
  } catch (error) {
    await forgetPicture(context, row);
    throw error;
  }
  return { ...row, state: await askMachine(context, row) };
}
