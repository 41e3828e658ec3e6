import type { Article } from '../articles/articles.ts';
import { ControlFailure } from '../http/failure.ts';
import type { User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import type { NativeComment } from './comment.ts';

const CONTENT_MAX = 600;
/** Larger than 2^53, so that whoever reads it into a number loses digits. */
const BIG = 9_007_199_254_740_993n;

type CommentWorld = Pick<World, 'articles' | 'quirks' | 'clock'>;

export interface Written {
  readonly user: User | undefined;
  readonly content: string;
  readonly anonymous?: boolean;
  readonly at?: number;
}

/** A reader comments in WeChat. Throws 409 when the comments are closed and 400 when the text is too long. */
export function writeComment(world: CommentWorld, article: Article, written: Written): NativeComment {
  const { user, content, anonymous = false, at = world.clock.now() } = written;
  if (!article.commentsOpen) throw new ControlFailure(409, 'comments are closed');
  if (Array.from(content).length > CONTENT_MAX) throw new ControlFailure(400, 'the comment is too long');
  const count = world.articles.nextCommentId;
  world.articles.nextCommentId += 1;
  const comment: NativeComment = {
    id: world.quirks.bigIds ? String(BIG + 2n * BigInt(count)) : String(count),
    userId: user?.id,
    anonymous: anonymous || !user,
    content,
    createdAt: at,
    elected: false,
    replies: [],
  };
  article.comments.push(comment);
  return comment;
}
