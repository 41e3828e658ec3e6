import { operations, type Picture } from '@huixiang/contract';
import { photo } from './photo.ts';
import type { Place, World } from './world.ts';

/** A comment by a new member with a picture that the owner of its place has let through. @returns the picture's id */
export async function picturedComment(
  world: World,
  { spaceId, postId, owner }: Place,
  text = world.words(),
): Promise<number> {
  const author = await world.member('带图的人');
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(photo)]), 'photo.jpg');
  const reply = await fetch(`${world.address}/api/spaces/${spaceId}/pictures`, {
    method: operations.uploadPicture.method,
    headers: { authorization: `Bearer ${author.token}` },
    body: form,
  });
  if (!reply.ok) throw new Error(`The upload answered ${reply.status}: ${await reply.text()}`);
  const { id } = (await reply.json()) as Picture;
  const body = { text, pictures: [{ id, alt: '一只绿碗' }] };
  await author.call(operations.postComment, { params: { spaceId, postId }, body });
  await owner.call(operations.decidePicture, { params: { spaceId, pictureId: id }, body: { show: true } });
  return id;
}
