import { type Operation, operations, type Picture } from '@huixiang/contract';
import sharp from 'sharp';
import type { TestApp, TestMember } from '../../testing/test-app.ts';

/** A picture as a phone makes it: on its side, with camera, place and time in it. */
export async function photo({
  width = 640,
  height = 480,
  colour = '#3a7d44',
}: { width?: number; height?: number; colour?: string } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: 'SecretCamera', Model: 'SpyPhone' },
      IFD2: { DateTimeOriginal: '2026:11:21 12:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 9/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
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
