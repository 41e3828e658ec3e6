/** One article of one publication, as the comment calls name it. */
export interface ArticleKey {
  /** `msg_data_id`: digits, kept as text. */
  readonly msgDataId: string;
  /** Position in a publication of several articles, **from 0**. */
  readonly index: number;
}

/**
 * Reads the `msgid` of the statistics, such as `2247490098_1`. There the position counts **from 1**, while the comment calls count from 0:
 * taken as it stands, it names the next article, or none. Undefined when it is no such id.
 */
export function readArticleMsgid(msgid: string): ArticleKey | undefined {
  const parts = /^(\d{1,20})_([1-9]\d?)$/.exec(msgid);
  return parts?.[1] === undefined ? undefined : { msgDataId: parts[1], index: Number(parts[2]) - 1 };
}

/** The `msgid` by which the statistics name an article. */
export function writeArticleMsgid({ msgDataId, index }: ArticleKey): string {
  return `${msgDataId}_${index + 1}`;
}
