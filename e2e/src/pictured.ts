import { operations, type Picture } from '@huixiang/contract';
import { photo } from './photo.ts';
import type { Actor, Place, World } from './world.ts';

/** A comment by a new member with a picture that waits for a moderator. */
export async function commentWithPicture(
  world: World,
  { spaceId, postId }: Place,
  text = world.words(),
): Promise<{ author: Actor; commentId: number; pictureId: number }> {
  const author = await world.member('带图的人');
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(photo)]), 'photo.jpg');
  const reply = await fetch(`${world.address}/api/spaces/${spaceId}/pictures`, {
    method: operations.uploadPicture.method,
    headers: { authorization: `Bearer ${author.token}` },
    body: form,
  });
  if (!reply.ok) throw new Error(`The upload answered ${reply.status}: ${await reply.text()}`);
  const { id: pictureId } = (await reply.json()) as Picture;
  const body = { text, pictures: [{ id: pictureId, alt: '一只绿碗' }] };
  const { id: commentId } = await author.call(operations.postComment, { params: { spaceId, postId }, body });
  return { author, commentId, pictureId };
}

/** One whose picture the owner of its place has let through. @returns the picture's id */
export async function picturedComment(world: World, place: Place, text?: string): Promise<number> {
  const { pictureId } = await commentWithPicture(world, place, text);
  const params = { spaceId: place.spaceId, pictureId };
  await place.owner.call(operations.decidePicture, { params, body: { show: true } });
  return pictureId;
}
