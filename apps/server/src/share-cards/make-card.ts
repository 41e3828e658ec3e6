import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import { plainText } from '@huixiang/text';
import { encode } from 'uqr';
import { loadComment } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { getGrowth } from '../insight/growth.ts';
import { loadPost } from '../posts/present.ts';
import { requireSpace } from '../spaces/require-space.ts';
import type { CodePictures, CodeTarget } from './code-pictures.ts';

type Card = ReplyOf<typeof operations.makeCommentCard>;
type Codes = Pick<CodePictures, 'get'>;

interface Wish<Where> {
  readonly at: Where;
  /** Where this server is reached. */
  readonly origin: string;
}

/** More than the longest comment has no place on a card. */
const TEXT_MAX = limits.commentLength;

/**
 * The card of one's own comment: it shows what the author's page shows to everybody, and of minors no numbers.
 * @throws HuixiangError HX_NOT_FOUND, HX_FORBIDDEN for somebody else's words
 */
export async function makeCommentCard(
  context: Context,
  codes: Codes,
  { at, origin, memberId }: Wish<{ spaceId: number; commentId: number }> & { readonly memberId: number },
): Promise<Card> {
  const { spaceId, commentId } = at;
  const comment = await loadComment(context, spaceId, commentId);
  if (comment.deleted) throw new HuixiangError('HX_NOT_FOUND');
  if (comment.author.id !== memberId) throw new HuixiangError('HX_FORBIDDEN');
  const { postId } = comment;
  const [space, post, code] = await Promise.all([
    requireSpace(context, spaceId),
    loadPost(context, spaceId, postId),
    codeOf(codes, { spaceId, postId, commentId }, origin),
  ]);
  const { growth } = await getGrowth(context, at);
  const young = context.standing.isYoung(memberId);
  return {
    ...code,
    author: comment.author.nickname,
    spaceName: space.name,
    title: post.title,
    text: plainText(comment.text),
    createdAt: comment.createdAt,
    echoes: young ? null : comment.echoes.counted,
    curve: young ? [] : growth.points.map((point) => ({ at: point.at, echoes: point.counted })),
  };
}

/** The card of a post: its title, its first words, and no numbers. @throws HuixiangError HX_NOT_FOUND */
export async function makePostCard(
  context: Context,
  codes: Codes,
  { at, origin }: Wish<{ spaceId: number; postId: number }>,
): Promise<Card> {
  const post = await loadPost(context, at.spaceId, at.postId);
  const [space, code] = await Promise.all([
    requireSpace(context, at.spaceId),
    codeOf(codes, { ...at, commentId: 0 }, origin),
  ]);
  return {
    ...code,
    author: post.author.nickname,
    spaceName: space.name,
    title: post.title,
    text: plainText([...post.body].slice(0, TEXT_MAX).join('')),
    createdAt: post.createdAt,
    echoes: null,
    curve: [],
  };
}

/** WeChat's own code, or where there is none a QR code of the same place in a browser. */
async function codeOf(codes: Codes, target: CodeTarget, origin: string) {
  const { code, picture } = await codes.get(target);
  const url = `${origin}/c/${code}`;
  return {
    code,
    url,
    picture: picture ?? null,
    modules: picture === undefined ? qrModules(url) : [],
  };
}

function qrModules(text: string): string[] {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  return data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
}
