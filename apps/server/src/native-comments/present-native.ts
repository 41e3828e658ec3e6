import type { NativeArticle, NativeComment } from '@huixiang/contract';
import type { Lexicon } from '../moderation/lexicon.ts';
import type { ArticleRow } from './native-articles.store.ts';
import type { CommentRow } from './native-comments.store.ts';
import { articleKey } from './sync-article.ts';

/** With the word of the lexicon as it is now: a deployer may have added to it since the comment was read. */
export function presentComment(lexicon: Lexicon, row: CommentRow): NativeComment {
  return {
    id: row.native_id,
    origin: 'wechat-article',
    text: row.text,
    writtenAt: row.written_at,
    elected: row.elected,
    reply: row.reply,
    verdict: lexicon.judge(row.text),
    sameReader: row.same_reader,
  };
}

export function presentArticle(
  row: ArticleRow,
  counts: { readonly comments: number; readonly elected: number },
): NativeArticle {
  const bound = articleKey(row) !== undefined;
  return {
    postId: row.post_id,
    url: row.url,
    state: bound ? 'bound' : row.candidates.length > 0 ? 'choose' : 'waiting',
    guessed: row.guessed,
    candidates: row.candidates.map((one) => ({ ...one })),
    comments: counts.comments,
    elected: counts.elected,
    withheld: row.withheld,
    syncedAt: row.synced_at,
  };
}
