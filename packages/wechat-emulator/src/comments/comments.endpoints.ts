import type { Account } from '../accounts/accounts.ts';
import { findArticle, type Article } from '../articles/articles.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { NativeComment } from './comment.ts';
import { listComments } from './list-comments.ts';

const ELECTED_MAX = 100;
const REPLY_MAX = 600;

/**
 * The comments under an official account's articles: open, close, list, elect, reply, delete. Nothing else exists: no call
 * reads or changes what readers think of a comment.
 */
export function commentEndpoints(world: World): Endpoint[] {
  const on = (name: string, handle: (article: Article, body: Fields) => Answer): Endpoint => ({
    method: 'POST',
    path: `/cgi-bin/comment/${name}`,
    access: 'official',
    quota: { day: 100_000 },
    handle: ({ account, body }) => handle(articleOfCall(world, account, body), body),
  });
  const onOne = (
    name: string,
    act: (comment: NativeComment, body: Fields, article: Article) => void,
  ): Endpoint =>
    on(name, (article, body) => {
      act(commentOfCall(article, body), body, article);
      return OK;
    });
  return [
    on('open', (article) => {
      article.commentsOpen = true;
      return OK;
    }),
    on('close', (article) => {
      article.commentsOpen = false;
      return OK;
    }),
    on('list', (article, body) => listComments(world, article, body)),
    onOne('markelect', (comment, _body, article) => {
      if (article.comments.filter(({ elected }) => elected).length >= ELECTED_MAX && !comment.elected) {
        throw new WechatFailure(88003, 'elected comment upper limit');
      }
      comment.elected = true;
    }),
    onOne('unmarkelect', (comment) => {
      comment.elected = false;
    }),
    onOne('delete', (comment, _body, article) => {
      article.comments.splice(article.comments.indexOf(comment), 1);
    }),
    onOne('reply/add', (comment, body) => {
      const content = body.textOr('content', '');
      const length = Array.from(content).length;
      if (length === 0 || length > REPLY_MAX) {
        throw new WechatFailure(88007, 'reply content beyond max len or content len is zero');
      }
      comment.replies.push({ content, createdAt: world.clock.now() });
    }),
    onOne('reply/delete', (comment) => {
      if (comment.replies.length === 0) throw new WechatFailure(88009, 'reply is not exists');
      comment.replies.length = 0;
    }),
  ];
}

function articleOfCall(world: World, account: Account, body: Fields): Article {
  if (!account.commentPrivilege) throw new WechatFailure(88000, 'without comment privilege');
  const article = findArticle(
    world.articles,
    account.appId,
    body.digits('msg_data_id'),
    body.integerOr('index', 0),
  );
  if (!article) throw new WechatFailure(88001, 'msg_data is not exists');
  return article;
}

function commentOfCall(article: Article, body: Fields): NativeComment {
  const id = body.digits('user_comment_id');
  const comment = article.comments.find((one) => one.id === id);
  if (!comment) throw new WechatFailure(88008, 'comment is not exists');
  return comment;
}
