import { objectionTo, printOf, readText, type Print } from '@huixiang/text';

/** The product compares with the newest comments of a post; a few more, because members do not wait for each other. */
const COMPARED = 400;

/** What was said in a thread so far, compared as the product compares. */
export interface SaidBefore {
  /** Whether the product would refuse the text, whoever's it is. */
  refuses(author: number, text: string): boolean;
  add(author: number, text: string): void;
}

export function createSaidBefore(): SaidBefore {
  const prints: Print[] = [];
  // Played as fast as it goes, all of it is said at one time.
  const printed = (author: number, text: string): Print =>
    printOf(readText(text), { id: prints.length + 1, authorId: author, at: 0, actKey: null }, []);
  return {
    refuses: (author, text) =>
      objectionTo(readText(text), printed(author, text), prints.slice(-COMPARED), []) !== undefined,
    add: (author, text) => void prints.push(printed(author, text)),
  };
}
