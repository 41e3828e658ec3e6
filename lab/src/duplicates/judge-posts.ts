import { openersEn } from '@huixiang/contract/messages/openers.en';
import { openersZh } from '@huixiang/contract/messages/openers.zh-CN';
import { objectionTo, printOf, readText, shapeOf, type Objection, type Print } from '@huixiang/text';
import type { LabelledPost, LabelledText, Part } from './read-texts.ts';

export interface Judged extends LabelledText {
  readonly part: Part;
  readonly found: Objection | 'own';
}

/** Plays each post in its order as the server does: what is refused is not there for the next to be compared with. */
export function judgePosts(posts: readonly LabelledPost[]): Judged[] {
  return posts.flatMap(({ kind, part, texts }) => {
    const openers = [...openersZh[kind], ...openersEn[kind]].map(({ template }) => shapeOf(template));
    const authors = [...new Set(texts.map(({ author }) => author))];
    const said: Print[] = [];
    return texts.map((one, index) => {
      const about = {
        id: index + 1,
        authorId: authors.indexOf(one.author) + 1,
        at: one.minute * 60_000,
        actKey: null,
      };
      const text = readText(one.text);
      const print = printOf(text, about, openers);
      const found = objectionTo(text, print, said, openers) ?? 'own';
      if (found === 'own') said.push(print);
      return { ...one, part, found };
    });
  });
}

export interface Score {
  readonly part: Part | 'all';
  readonly texts: number;
  /** Texts that should be refused, those that were, and those that were rightly. */
  readonly wrongful: number;
  readonly refused: number;
  readonly rightly: number;
  readonly precision: number;
  readonly recall: number;
}

/** How many refusals were right, and how many of those due were made; which of the reasons was given does not matter. */
export function scoreOf(judged: readonly Judged[], part: Score['part']): Score {
  const mine = judged.filter((one) => part === 'all' || one.part === part);
  const wrongful = mine.filter(({ label }) => label !== 'own').length;
  const refused = mine.filter(({ found }) => found !== 'own').length;
  const rightly = mine.filter(({ label, found }) => label !== 'own' && found !== 'own').length;
  const precision = refused === 0 ? 1 : rightly / refused;
  const recall = wrongful === 0 ? 1 : rightly / wrongful;
  return { part, texts: mine.length, wrongful, refused, rightly, precision, recall };
}
