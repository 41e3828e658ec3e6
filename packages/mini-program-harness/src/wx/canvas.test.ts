import { afterEach, expect, test, vi } from 'vitest';
import { type MiniProgram, openMiniProgram, type OpenOptions } from '../open-mini-program.ts';
import { tinyFetch, writeTinyApp } from '../testing/tiny-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const page = (draw: string): Record<string, string> => ({
  'pages/home/home.wxml': `<canvas id="card" type="2d"/><canvas id="old"/><view id="go" bindtap="go">{{said}}</view><view id="allow" bindtap="allow"/>`,
  'pages/home/home.js': `Page({ data: { said: '' },
    say(said) { this.setData({ said: String(said) }); },
    canvas(selector, done) { wx.createSelectorQuery().select(selector).fields({ node: true }).exec((all) => done(all[0].node)); },
    save(canvas) { const say = (r) => this.say(r.errMsg);
      wx.canvasToTempFilePath({ canvas, fileType: 'png', fail: say, success: (r) => wx.saveImageToPhotosAlbum({ filePath: r.tempFilePath, success: say, fail: say }) }); },
    allow() { wx.openSetting({ success: (r) => this.say(JSON.stringify(r.authSetting)) }); },
    go() { ${draw} } });`,
});

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function draw(code: string, options: Partial<OpenOptions> = {}): Promise<MiniProgram> {
  const { dist, remove } = writeTinyApp(page(code));
  opened.push({ close: remove });
  const app = await openMiniProgram({ dist, fetch: tinyFetch, ...options });
  opened.push(app);
  await app.tap('go');
  return app;
}

const CARD = `this.canvas('#card', (c) => { c.width = 30; c.height = 20; const x = c.getContext('2d'); x.fillStyle = 'red'; x.fillRect(1, 2, 3, 4); x.fillText('好', 5, 6); this.save(c); });`;

test('what is drawn on a canvas is saved to the album as it was drawn', async () => {
  const app = await draw(CARD);
  await app.waitFor(() => app.album().length === 1);
  expect(app.album()).toEqual([
    {
      width: 30,
      height: 20,
      steps: [
        { name: 'fillRect', given: [1, 2, 3, 4] },
        { name: 'fillText', given: ['好', 5, 6] },
      ],
    },
  ]);
  expect(app.errors()).toEqual([]);
});

test('who refuses the album is not asked again, until they allow it in the settings', async () => {
  const asked = vi.fn<() => boolean>(() => false);
  const app = await draw(CARD, { answers: { album: asked } });
  await app.waitFor(() => app.text('go').includes('auth deny'));
  await app.tap('go');
  expect(asked).toHaveBeenCalledTimes(1);
  await app.tap('allow');
  await app.waitFor(() => app.text('go') === '{"scope.writePhotosAlbum":true}');
  await app.tap('go');
  await app.waitFor(() => app.album().length === 1);
});

test('a canvas of the old kind has no node, and an unknown step fails loudly', async () => {
  const old = await draw(`this.canvas('#old', (c) => this.say(c === null));`);
  await old.waitFor(() => old.text('go') === 'true');
  const odd = await draw(`this.canvas('#card', (c) => c.getContext('2d').paintBucket());`);
  await odd.waitFor(() => odd.errors().length > 0);
  expect(odd.errors().join()).toContain('canvas.paintBucket is not known');
});

test('a picture loads when it is one', async () => {
  const load = (src: string): string =>
    `this.canvas('#card', (c) => { const i = c.createImage(); i.onload = () => this.say('loaded'); i.onerror = () => this.say('broken'); i.src = '${src}'; });`;
  const whole = await draw(load(`data:image/png;base64,${PIXEL}`));
  await whole.waitFor(() => whole.text('go') === 'loaded');
  const half = await draw(load(`data:image/png;base64,${PIXEL.slice(0, 40)}`));
  await half.waitFor(() => half.text('go') === 'broken');
  expect([...whole.errors(), ...half.errors()]).toEqual([]);
});

test('a canvas without a size makes no picture', async () => {
  const app = await draw(`this.canvas('#card', (c) => { c.width = 0; this.save(c); });`);
  await app.waitFor(() => app.text('go') !== '');
  expect(app.text('go')).toContain('cannot be saved');
});
