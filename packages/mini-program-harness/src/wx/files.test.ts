import { afterEach, expect, test, vi } from 'vitest';
import { type MiniProgram, openMiniProgram, type OpenOptions } from '../open-mini-program.ts';
import { writeTinyApp } from '../testing/tiny-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const home = {
  'pages/home/home.wxml': `<text id="said">{{said}}</text><view id="go" bindtap="go"/><button id="face" open-type="chooseAvatar" bindchooseavatar="face"/>`,
  'pages/home/home.js': `Page({ data: { said: '' },
    say(said) { this.setData({ said: String(said) }); },
    send(filePath) { const task = wx.uploadFile({ url: 'https://example.org/up', filePath, name: 'file', header: { 'x-who': 'me' }, formData: { place: '7' },
        success: (r) => this.say(r.statusCode + ' ' + r.data + ' ' + this.moved), fail: (r) => this.say(r.errMsg) });
      task.onProgressUpdate((r) => { this.moved = r.progress; }); },
    go() { wx.chooseMedia({ count: 1, mediaType: ['image'], success: (r) => { this.size = r.tempFiles[0].size; this.send(r.tempFiles[0].tempFilePath); }, fail: (r) => this.say(r.errMsg) }); },
    face(e) { this.send(e.detail.avatarUrl); } });`,
};
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function open(options: Partial<OpenOptions> = {}): Promise<MiniProgram> {
  const { dist, remove } = writeTinyApp(home);
  opened.push({ close: remove });
  const answer: typeof fetch = async (url, init) => {
    const form = await new Response(init?.body).formData();
    const [file, place] = [form.get('file') as File, form.get('place') as string];
    const who = new Headers(init?.headers).get('x-who');
    return new Response(`${url as string} ${init?.method} ${who} ${place} ${file.size}`, { status: 201 });
  };
  const app = await openMiniProgram({ dist, fetch: answer, ...options });
  opened.push(app);
  return app;
}

test('a picture that was chosen is sent as a phone sends it: multipart, with headers and fields', async () => {
  const app = await open({ answers: { photos: () => [new Uint8Array(300), new Uint8Array(2)] } });
  await app.tap('go');
  await app.waitFor(() => app.text('said') === '201 https://example.org/up POST me 7 300 100');
  expect(app.requests()).toEqual([{ method: 'POST', url: 'https://example.org/up', status: 201 }]);
  expect(app.errors()).toEqual([]);
});

test('who chooses none, has no network or names no file is told so', async () => {
  const app = await open();
  await app.tap('go');
  await app.waitFor(() => app.text('said') === 'chooseMedia:fail cancel');
  await app.emit('face', 'chooseavatar', { avatarUrl: 'wxfile://nothing.jpg' });
  await app.waitFor(() => app.text('said') === 'uploadFile:fail file not found wxfile://nothing.jpg');
  app.setNetwork(false);
  await app.emit('face', 'chooseavatar', { avatarUrl: app.addFile(new Uint8Array(5)) });
  await app.waitFor(() => app.text('said') === 'uploadFile:fail net::ERR_INTERNET_DISCONNECTED');
  expect(app.errors()).toEqual([]);
});
