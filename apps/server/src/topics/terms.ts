import { chineseSegmenter } from '../chinese.ts';
import { stopWords } from './stop-words.ts';

/** A word that may say what a text is about, and how often it stands there. */
export interface Term {
  readonly term: string;
  readonly count: number;
}

/** Code points; a longer word is a slip of the keyboard or a whole sentence without spaces. */
const TERM_LENGTH_MAX = 16;
/** A text says what it is about in this many different words; the rest of a very long one is left out. */
const TERMS_MAX = 120;
/** Nouns and names, verbs, adjectives, idioms, abbreviations, words of place and state, and what the dictionary lacks. */
const TELLING = /^(n|v|a|i|l|j|s|z|b|x|eng)/;
/** A word that the segmenter guessed may drag particles along. */
const PARTICLES = /^[的地得了着过吗吧呢啊呀嘛哦也都就还很太上里]+|[的地得了着过吗吧呢啊呀嘛哦們们]+$/gu;
/** A guessed word that begins or ends like this is no word but the joint of two: 这句, 我妈, 没孔, 水从. */
const JOINT =
  /^[这這那哪我你您他她它咱俺每某几幾两兩一二三四五六七八九十百半没沒不别別再又].{1,2}$|[从從在是把被和与與]$/u;
/** A verb and where it goes says what happens, not what it is about: 想不起来, 买回去. */
const DIRECTION = /(?:起来|出来|进来|下来|上来|过来|回来|出去|进去|下去|上去|过去|回去)$/u;
/** Addresses, names that a text calls, and pictures written in brackets are not what it is about. */
const NOISE = /https?:\/\/\S+|www\.\S+|[@＠][^\s:：,，。@＠]{1,24}|\[\p{L}{1,6}\]/gu;
/** Scripts that put no space between words, besides Chinese. */
const DENSE = String.raw`\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--[\p{sc=Han}${DENSE}]]`;
/** Runs of Chinese, of other scripts without spaces, and words of the rest with their inner marks. */
const RUNS = new RegExp(
  String.raw`(?<han>\p{sc=Han}+)|(?<dense>[${DENSE}]+)|(?<word>${LETTER}+(?:['.+#&\-]+${LETTER}+)*[+#]*)`,
  'gv',
);

let segmenter: Intl.Segmenter | undefined;

/** The form in which terms and tags are compared: compatible forms unified, small letters, straight apostrophes. */
export function foldTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim();
}

/**
 * The terms of a text, in the order in which they first stand there: Chinese words of two characters and more, other
 * words in small letters, without stop words and numbers. The same text always gives the same terms.
 */
export function termsOf(text: string): Term[] {
  const counts = new Map<string, number>();
  const folded = foldTerm(text.replace(NOISE, ' '));
  for (const match of folded.matchAll(RUNS)) {
    const { han, dense, word } = match.groups ?? {};
    if (han !== undefined) for (const found of chineseWords(han)) count(counts, found);
    else if (dense !== undefined) for (const found of denseWords(dense)) count(counts, found);
    else if (word !== undefined) count(counts, word.replace(/'s$/u, ''));
    if (counts.size >= TERMS_MAX) break;
  }
  return [...counts].map(([term, times]) => ({ term, count: times }));
}

function chineseWords(run: string): string[] {
  return chineseSegmenter()
    .tag(run, true)
    .filter(({ tag }) => TELLING.test(tag))
    .map(({ tag, word }) => (tag === 'x' ? word.replace(PARTICLES, '').replace(JOINT, '') : word))
    .filter((word) => !DIRECTION.test(word));
}

function denseWords(run: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}

function count(counts: Map<string, number>, term: string): void {
  const length = [...term].length;
  if (length < 2 || length > TERM_LENGTH_MAX || stopWords.has(term) || !/\p{L}/u.test(term)) return;
  counts.set(term, (counts.get(term) ?? 0) + 1);
}
