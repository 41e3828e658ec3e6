import { readFileSync } from 'node:fs';

export type LexiconVerdict = 'pass' | 'person' | 'refuse';

/** What to do about a word: refuse the text, or let a person look. */
interface LexiconWord {
  readonly word: string;
  readonly verdict: Exclude<LexiconVerdict, 'pass'>;
}

/** Words without a second meaning; a deployer adds their own in a file. Those with 示例 are for trying it out. */
const BUILT_IN: readonly LexiconWord[] = [
  { word: '违法示例', verdict: 'refuse' },
  { word: '辱骂示例', verdict: 'refuse' },
  { word: '广告示例', verdict: 'refuse' },
  { word: '代开发票', verdict: 'refuse' },
  { word: '办证刻章', verdict: 'refuse' },
  { word: '待审示例', verdict: 'person' },
  { word: '扫码领红包', verdict: 'person' },
  { word: '加微信返利', verdict: 'person' },
];

/** What hides a word from a machine and not from a reader: white space, joiners, punctuation between the characters. */
const HIDING = /[\s\p{Cf}\p{P}\p{S}]+/gu;

/** The checker for texts that WeChat cannot be asked about: of web pages, of imports. */
export interface Lexicon {
  judge(text: string): LexiconVerdict;
}

export function createLexicon(more: readonly LexiconWord[]): Lexicon {
  const words = [...BUILT_IN, ...more].map(({ word, verdict }) => ({ word: fold(word), verdict }));
  return {
    judge(text) {
      const folded = fold(text);
      const found = words.filter(({ word }) => word !== '' && folded.includes(word));
      if (found.length === 0) return 'pass';
      return found.some(({ verdict }) => verdict === 'refuse') ? 'refuse' : 'person';
    },
  };
}

/**
 * A lexicon with a deployer's file: a word a line, after a tab `refuse` or `review` (the default); `#` begins a remark.
 * @throws Error when the file cannot be read
 */
export function readLexicon(file: string | undefined): Lexicon {
  if (file === undefined) return createLexicon([]);
  const lines = readFileSync(file, 'utf8').split('\n');
  return createLexicon(
    lines.flatMap((line) => {
      const [word = '', verdict = ''] = line.split('\t').map((part) => part.trim());
      if (word === '' || word.startsWith('#')) return [];
      return [{ word, verdict: verdict === 'refuse' ? ('refuse' as const) : ('person' as const) }];
    }),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(HIDING, '');
}
