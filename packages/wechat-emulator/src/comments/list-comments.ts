import type { Article } from '../articles/articles.ts';
import type { Answer } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { wireInteger } from '../http/json.ts';
import { openIdOf } from '../users/users.ts';
import type { World } from '../world/world.ts';
import type { NativeComment } from './comment.ts';

const COUNT_MAX = 49;

/** A page of an article's comments; `type` 0 all, 1 plain, 2 elected. Fifty and more at a time are refused (88010). */
export function listComments(world: World, article: Article, body: Fields): Answer {
  const begin = body.integer('begin');
  const count = body.integer('count');
  const type = body.integerOr('type', 0);
  if (count < 1 || count > COUNT_MAX || begin < 0)
    throw new WechatFailure(88010, 'count range error. cnt <= 0 or cnt > 50');
  if (type < 0 || type > 2) throw new WechatFailure(40097, 'invalid args: type');
  const wanted = article.comments.filter(({ elected }) => type === 0 || elected === (type === 2));
  const { quirks } = world;
  if (quirks.emptyWithCount)
    return { errcode: 0, errmsg: 'ok', total: 0, comment: [], comment_cnt: wanted.length };
  const ordered = quirks.oldestFirst ? wanted : wanted.toReversed();
  const page = ordered.slice(begin, begin + count);
  const total = quirks.totalIsPageSize ? page.length : wanted.length;
  return { errcode: 0, errmsg: 'ok', total, comment: page.map((one) => writeOut(world, article, one)) };
}

function writeOut(world: World, article: Article, comment: NativeComment): Record<string, unknown> {
  const { userId, anonymous } = comment;
  const openid =
    anonymous || userId === undefined ? {} : { openid: openIdOf(world.users, article.appId, userId) };
  return {
    user_comment_id: wireInteger(comment.id),
    ...openid,
    create_time: Math.floor(comment.createdAt / 1000),
    content: comment.content,
    comment_type: comment.elected ? 1 : 0,
    ...repliesOf(world, comment),
  };
}

function repliesOf(world: World, { replies }: NativeComment): Record<string, unknown> {
  const all = replies.map(({ content, createdAt }) => ({
    content,
    create_time: Math.floor(createdAt / 1000),
  }));
  const told = world.quirks.firstReplyOnly ? all.slice(0, 1) : all;
  if (world.quirks.replyAsList) return { reply: told };
  if (told.length === 0) return {};
  return { reply: told.length === 1 ? told[0] : told };
}
