import { type Operation, operations, type Picture } from '@huixiang/contract';
import type { TestApp, TestMember } from '../../testing/test-app.ts';
import { exifOf, painted, withSegments } from './picture-files.ts';

/** A picture as a phone makes it: on its side, with camera, place and time in it, and what a programme wrote besides. */
export function photo({ width = 640, height = 480 }: { width?: number; height?: number } = {}): Buffer {
  const jpeg = painted(width, height, () => [58, 125, 68, 255]).jpegSync(90);
  return withSegments(jpeg, [
    [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(6)])],
    [0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SecretProgramme</x:xmpmeta>', 'latin1')],
    [0xe2, Buffer.from('ICC_PROFILE\0\x01\x01SecretScreen', 'latin1')],
    [0xfe, Buffer.from('SecretRemark')],
  ]);
}

/** Sends a file as a browser and a phone do. */
export async function sendFile(
  t: TestApp,
  operation: Operation,
  wish: { as: TestMember; path?: string; bytes: Buffer; name?: string },
): Promise<{ status: number; body: Picture & { error?: { code: string } } }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(wish.bytes)]), wish.name ?? 'picture.jpg');
  const whole = new Response(form);
  const reply = await t.app.http.inject({
    method: operation.method,
    url: wish.path ?? operation.path,
    headers: {
      authorization: `Bearer ${wish.as.token}`,
      'content-type': whole.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await whole.arrayBuffer()),
  });
  return { status: reply.statusCode, body: reply.json() };
}

export const sendPicture = (t: TestApp, spaceId: number, as: TestMember, bytes: Buffer) =>
  sendFile(t, operations.uploadPicture, { as, bytes, path: `/api/spaces/${spaceId}/pictures` });

/** What a browser gets at an address of ours, with nothing that says who it is. */
export async function look(
  t: TestApp,
  path: string,
): Promise<{ status: number; bytes: Buffer; cache: string }> {
  const reply = await t.app.http.inject({ method: 'GET', url: path });
  return {
    status: reply.statusCode,
    bytes: reply.rawPayload,
    cache: String(reply.headers['cache-control']),
  };
}
