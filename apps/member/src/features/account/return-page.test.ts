import { expect, it } from 'vitest';

import { returnPage } from './return-page.ts';

it('leads back to pages of the app, with what they were opened with', () => {
  for (const page of [
    '/pages/listen/index',
    '/pkg-thread/thread?spaceId=1&postId=2&via=eyJh.b-_c',
    '/pkg-find/search?q=%E8%8C%B6',
  ])
    expect(returnPage(page)).toBe(page);
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/javascript://%0aalert(1)<script>',
  'pages/home/index',
  '/pkg-account/sign-in?to=/pkg-account/sign-in',
  '',
  undefined,
  ['/pages/home/index'],
  `/${'a'.repeat(400)}`,
])('leads nowhere else: %s', (text) => {
  expect(returnPage(text)).toBeUndefined();
});
