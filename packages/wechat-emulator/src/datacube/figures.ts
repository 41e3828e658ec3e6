import { createHash } from 'node:crypto';

import { msgIdOf, type Article } from '../articles/articles.ts';

/** Where readers came from, as WeChat words it. */
const SOURCES = ['公众号消息', '公众号主页', '聊天会话', '朋友圈', '搜一搜', '推荐', '其它'];

/** What the data calls tell of an article on a day. Made up from the article's name, so equal articles have equal figures. */
export function figuresOf(article: Article, date: string, comments: number) {
  const hash = createHash('sha256')
    .update(`${msgIdOf(article)} ${date}`)
    .digest();
  const bySource = SOURCES.map((scene_desc, place) => ({ user_count: 20 + (hash[place] ?? 0), scene_desc }));
  const all = bySource.reduce((sum, { user_count }) => sum + user_count, 0);
  return {
    read_user: all,
    read_user_source: [{ user_count: all, scene_desc: '全部' }, ...bySource],
    share_user: Math.floor(all / 20),
    // Totals of readers' hearts and thumbs on the article. WeChat tells them by day and lets nobody change them.
    zaikan_user: Math.floor(all / 50),
    like_user: Math.floor(all / 30),
    comment_count: comments,
  };
}
