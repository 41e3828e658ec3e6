import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { noteFrom } from '../moderation/note-from.ts';
import { pageSize } from '../paging.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { dropAvatar, getAvatar, setAvatar } from './avatars.ts';
import { presentPicture } from './picture-address.ts';
import { loadPicture } from './pictures.store.ts';
import { uploadedFile } from './read-upload.ts';
import { decidePicture, listWaitingPictures } from './review-pictures.ts';
import { announcePicture, forgetPicture } from './settle-picture.ts';
import { uploadPicture } from './upload-picture.ts';

export function picturesRoutes(route: Route, context: Context): void {
  const { authority, phoneGate, pool } = context;

  route(operations.uploadPicture, async ({ params: { spaceId }, memberId, request }) => {
    await requireSpace(context, spaceId);
    // Who may not speak need not show anything either.
    await authority.requireNotBlocked(spaceId, memberId);
    await phoneGate.require(spaceId, memberId);
    const bytes = uploadedFile(request.body, limits.pictureBytes);
    return presentPicture(context, await uploadPicture(context, { spaceId, memberId, bytes }), {
      hidden: true,
    });
  });

  route(operations.dropPicture, async ({ params: { spaceId, pictureId }, memberId }) => {
    const [row] = await loadPicture(pool, [spaceId, pictureId]);
    if (row?.author_id !== memberId) throw new HuixiangError('HX_NOT_FOUND');
    await forgetPicture(context, row);
    await announcePicture(context, row);
    return { ok: true as const };
  });

  route(operations.getAvatar, ({ memberId }) => getAvatar(context, memberId));
  route(operations.uploadAvatar, ({ memberId, request }) =>
    setAvatar(context, { memberId, bytes: uploadedFile(request.body, limits.pictureBytes) }),
  );
  route(operations.dropAvatar, ({ memberId }) => dropAvatar(context, memberId));

  route(operations.listWaitingPictures, async ({ params: { spaceId }, query }) => {
    const page = await listWaitingPictures(context, {
      spaceId,
      after: query.after,
      limit: pageSize(query.limit),
    });
    if (page.items.length === 0) await requireSpace(context, spaceId);
    return page;
  });

  route(operations.decidePicture, async ({ params, body, memberId }) => {
    await decidePicture(context, {
      ...params,
      show: body.show,
      reason: body.reason,
      note: noteFrom(body),
      by: memberId,
    });
    return { ok: true as const };
  });
}
