import { expect, test } from 'vitest';
import { rewriteTemplate } from './rewrite-template.ts';

const rewrite = (source: string, ...components: string[]) =>
  rewriteTemplate('a.wxml', source, new Set(components));

test('native tags are renamed and events get their colon; texts, quotes and components stay', () => {
  const { text, findings } = rewrite(
    `<view bindtap="a" catch:tap="b" title="x bindtap=y"><my-x bindpress="c" binding="{{d}}"/>1 < 2 bindtap</view>`,
    'my-x',
  );
  expect(text).toBe(
    `<wx-view bind:tap="a" catch:tap="b" title="x bindtap=y"><my-x bind:press="c" bind:ing="{{d}}"/>1 < 2 bindtap</wx-view>`,
  );
  expect(findings).toEqual([]);
});

test('a component may take the name of a native tag', () => {
  expect(rewrite('<button/>', 'button').text).toBe('<button/>');
});

test('comments and script modules are left alone', () => {
  const source = `<!-- <div> --><wxs module="m">if (a <b) { "</x>" }</wxs><block/>`;
  expect(rewrite(source)).toEqual({ text: source, findings: [] });
});

test('an unknown tag is found with its line', () => {
  expect(rewrite('<view/>\n<div></div>').findings).toMatchObject([{ file: 'a.wxml', line: 2 }]);
});
