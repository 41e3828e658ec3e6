import { operations } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';
import { fileTransport, type UploadLike } from '../transports/file-transport.ts';
import { createUploader } from './uploader.ts';

function setUp(answer: { status: number; body: object } | 'timeout' | 'gone') {
  const sent: Parameters<UploadLike>[0][] = [];
  const rejected: true[] = [];
  const upload: UploadLike = (options) => {
    sent.push(options);
    return {
      onProgressUpdate(listener) {
        listener({ progress: 40 });
        if (typeof answer === 'string')
          options.fail({ errMsg: `uploadFile:fail ${answer === 'timeout' ? 'timeout' : 'net'}` });
        else options.success({ statusCode: answer.status, data: JSON.stringify(answer.body) });
      },
    };
  };
  const uploader = createUploader({
    transport: fileTransport('https://a.example', upload),
    session: {
      credentials: () => ({ kind: 'bearer', token: 'T' }),
      onRejected: () => void rejected.push(true),
    },
  });
  const seen: number[] = [];
  const send = () =>
    uploader.send(operations.uploadPicture, {
      params: { spaceId: 7 },
      path: 'wxfile://one.jpg',
      onProgress: (percent) => seen.push(percent),
    });
  return { send, sent, seen, rejected };
}
const refusal = (code: string) => ({ error: { code, zh: '不行', en: 'No', requestId: 'r' } });

describe('sending a file', () => {
  it('goes to the operation’s path with the session, and tells how far it is', async () => {
    const { send, sent, seen } = setUp({ status: 200, body: { id: 5 } });
    expect(await send()).toEqual({ id: 5 });
    expect(sent).toMatchObject([
      {
        url: 'https://a.example/api/spaces/7/pictures',
        filePath: 'wxfile://one.jpg',
        name: 'file',
        header: { authorization: 'Bearer T' },
      },
    ]);
    expect(seen).toEqual([40]);
  });

  it('fails with what the server said, and forgets a session that it does not know', async () => {
    await expect(setUp({ status: 422, body: refusal('HX_PICTURE_FORM') }).send()).rejects.toMatchObject({
      code: 'HX_PICTURE_FORM',
      status: 422,
    });
    const ended = setUp({ status: 401, body: refusal('HX_SESSION_EXPIRED') });
    await expect(ended.send()).rejects.toMatchObject({ code: 'HX_SESSION_EXPIRED' });
    expect(ended.rejected).toEqual([true]);
  });

  it('tells a slow network from one that is gone', async () => {
    await expect(setUp('timeout').send()).rejects.toMatchObject({ code: 'HX_TIMEOUT' });
    await expect(setUp('gone').send()).rejects.toMatchObject({ code: 'HX_NETWORK' });
  });
});
