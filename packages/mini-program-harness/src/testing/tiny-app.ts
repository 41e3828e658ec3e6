import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A mini-program as small as one can be that still has tabs, a subpackage, a component, a script module and a request. */
export const tinyApp = {
  'app.json': JSON.stringify({
    pages: ['pages/home/home', 'pages/me/me'],
    subPackages: [{ root: 'pkg', pages: ['detail'] }],
    tabBar: {
      list: [
        { pagePath: 'pages/home/home', text: '首页' },
        { pagePath: 'pages/me/me', text: '我' },
      ],
    },
    window: { navigationBarTitleText: '小程序' },
  }),
  'app.js': `App({ log: [], onLaunch(o) { this.log.push('launch ' + o.scene); }, onShow() { this.log.push('show'); }, onHide() { this.log.push('hide'); } });`,
  'app.wxss': `@import "./theme.wxss";\npage { color: #333; background: url(data:image/png;base64,AA==); }`,
  'theme.wxss': `/* { */ .on { width: 20rpx; } @media (prefers-color-scheme: dark) { page { color: #eee; } }`,
  'common/api.js': `module.exports = { get(path, done, fail) { wx.request({ url: 'https://example.org' + path, success: (r) => done(r.data, r), fail }); } };`,
  'common/words.wxs': `module.exports = { times: function (n) { return n + ' 个回响'; }, list: function (all) { return all.join(' '); } };`,
  'ui/echo.json': JSON.stringify({ component: true }),
  'ui/echo.js': `Component({
    properties: { count: Number, own: { type: Boolean, value: false } },
    lifetimes: { ready() { this.setData({ ready: true }); } },
    methods: { press() { if (!this.data.own) this.triggerEvent('press', { by: 1 }); } },
  });`,
  'ui/echo.wxml': `<wxs src="../common/words.wxs" module="words"/><view id="inner" class="echo {{ready ? 'on' : ''}}" aria-label="{{words.times(count)}}" bindtap="press"><text>{{words.times(count)}}</text></view>`,
  'pages/home/home.json': JSON.stringify({
    enablePullDownRefresh: true,
    usingComponents: { echo: '../../ui/echo' },
  }),
  'pages/home/home.js': `const api = require('../../common/api');
    Page({
      data: { items: [], draft: '', count: 1, shown: false, log: [] },
      onLoad(query) { this.query = query; this.load(); },
      onShow() { this.note('show'); }, onHide() { this.note('hide'); }, onReady() { this.note('ready'); },
      note(what) { this.setData({ log: this.data.log.concat(what) }); },
      load(done) { api.get('/items', (items) => { this.setData({ items }); done && done(); }, () => wx.showToast({ title: '网络连不上', icon: 'none' })); },
      onPullDownRefresh() { this.load(() => wx.stopPullDownRefresh()); },
      onReachBottom() { this.note('bottom'); },
      onShareAppMessage(e) { return { title: '回响', path: 'pages/home/home?from=' + e.from }; },
      type(e) { this.setData({ draft: e.detail.value }); },
      send() { wx.setStorageSync('sent', [this.data.draft]); this.setData({ draft: '', shown: true }); },
      press(e) { this.setData({ count: this.data.count + e.detail.by }); },
      open(e) { wx.navigateTo({ url: '/pkg/detail?id=' + e.currentTarget.dataset.id }); },
      outer() { this.note('outer'); },
      ask() { wx.showModal({ title: '删除？', success: (r) => this.note(r.confirm ? 'yes' : 'no') }); },
    });`,
  'pages/home/home.wxml': `<wxs src="../../common/words.wxs" module="words"/><view bindtap="outer" id="outer">
    <text id="log">{{words.list(log)}}</text>
    <input id="draft" value="{{draft}}" bindinput="type"/>
    <button id="send" disabled="{{draft === ''}}" bindtap="send">发送</button>
    <text id="thanks" hidden="{{!shown}}">已发送</text>
    <view wx:for="{{items}}" wx:key="id" id="item-{{item.id}}" data-id="{{item.id}}" catchtap="open">{{item.name}}</view>
    <echo id="echo" count="{{count}}" bindpress="press"/>
    <view id="ask" bindtap="ask">删除</view>
  </view>`,
  'pages/home/home.wxss': `.echo { color: red }`,
  'pages/me/me.js': `Page({ data: {}, onTabItemTap(e) { this.setData({ tapped: e.text }); } });`,
  'pages/me/me.wxml': `<view id="me">{{tapped}}</view>`,
  'pkg/detail.json': JSON.stringify({ navigationBarTitleText: '详情', usingComponents: {} }),
  'pkg/detail.js': `Page({
      data: { text: '' },
      onLoad(query) {
        this.setData({ id: query.id });
        wx.setNavigationBarTitle({ title: '第 ' + query.id + ' 条' });
        this.task = wx.request({ url: 'https://example.org/live', enableChunked: true, complete: () => this.setData({ ended: true }) });
        this.task.onChunkReceived(({ data }) => this.setData({ text: this.data.text + String.fromCharCode.apply(null, new Uint8Array(data)) }));
      },
      onUnload() { getApp().log.push('unload'); this.task.abort(); },
      back() { wx.navigateBack(); },
    });`,
  'pkg/detail.wxml': `<view><text id="id">{{id}}</text><text id="text">{{text}}</text><text id="ended">{{ended}}</text><view id="back" bindtap="back">返回</view></view>`,
} as const;

export type TinyFile = keyof typeof tinyApp;

/** Writes the tiny app, some files changed or, with null, left out, into a new folder. */
export function writeTinyApp(changes: Readonly<Record<string, string | null>> = {}): {
  dist: string;
  readonly remove: () => void;
} {
  const dist = mkdtempSync(join(tmpdir(), 'huixiang-tiny-app-'));
  for (const [path, text] of Object.entries({ ...tinyApp, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}

/** Answers what the tiny app asks for: two items, and a stream of two chunks. */
export const tinyFetch: typeof globalThis.fetch = (input) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (pathname === '/items')
    return Promise.resolve(
      Response.json([
        { id: 1, name: '甲' },
        { id: 2, name: '乙' },
      ]),
    );
  const chunks = ['one ', 'two'].map((text) => new TextEncoder().encode(text));
  return Promise.resolve(
    new Response(
      new ReadableStream({
        start: (stream) => (chunks.forEach((chunk) => stream.enqueue(chunk)), stream.close()),
      }),
    ),
  );
};
