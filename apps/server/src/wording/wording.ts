import type { Pool } from '@huixiang/postgres';
import { follows, objectionTo, printOf, readText, type Objection, type Print } from '@huixiang/text';
import { HuixiangError } from '../errors.ts';
import type { Bus } from '../live/bus.ts';
import { createOpenerBook, type OpenerBook } from '../openers/opener-book.ts';
import { createSaidLately, type PostKey } from './said-lately.ts';

/** A text that somebody wants to publish under a post. */
export interface Wish extends PostKey {
  /** Of the comment: a new one, or the one that is edited. */
  readonly commentId: number;
  readonly memberId: number;
  readonly text: string;
  readonly actKey: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** One wording of an opener. */
export interface OpenerVersion {
  readonly id: number;
  readonly version: number;
}

/** Whether a text is somebody's own words here and now. What it says is the business of the moderation rules. */
export interface Wording {
  readonly openers: OpenerBook;
  /**
   * Takes note of a text, so that the next one is compared with it. The result takes the note back, for a text that
   * was not published after all.
   * @throws HuixiangError HX_OPENER_UNEDITED, HX_TEXT_ALIKE, HX_TEXT_REPEATED, HX_TEXT_FLOOD, HX_NOT_FOUND without a space
   */
  admit(wish: Wish): Promise<() => void>;
  /** As `admit`, without taking note. */
  check(wish: Wish): Promise<void>;
  /** Whether a text was begun with an opener of the space, as the client says: nothing is taken on trust. */
  isBegunWith(spaceId: number, opener: OpenerVersion, text: string): Promise<boolean>;
}

const refusals: Readonly<Record<Objection, HuixiangError['code']>> = {
  unedited: 'HX_OPENER_UNEDITED',
  alike: 'HX_TEXT_ALIKE',
  repeated: 'HX_TEXT_REPEATED',
  flood: 'HX_TEXT_FLOOD',
};

export function createWording(options: { pool: Pool; bus: Bus; now: () => number }): Wording {
  const openers = createOpenerBook(options);
  const lately = createSaidLately(options);

  const checked = async (wish: Wish): Promise<Print> => {
    const { commentId: id, memberId: authorId, actKey, at } = wish;
    const text = readText(wish.text);
    const shapes = (await openers.of(wish.spaceId)).flatMap((opener) => opener.shapes);
    const earlier = await lately.of(wish, shapes);
    const print = printOf(text, { id, authorId, at, actKey }, shapes);
    const objection = objectionTo(text, print, earlier.near(print), shapes);
    if (objection !== undefined) throw new HuixiangError(refusals[objection], { field: 'body.text' });
    return print;
  };
  return {
    openers,
    async isBegunWith(spaceId, { id, version }, text) {
      const found = (await openers.of(spaceId)).find((one) => one.id === id && one.version === version);
      const reading = readText(text);
      return found?.shapes.some((shape) => follows(reading, shape)) ?? false;
    },
    async check(wish) {
      await checked(wish);
    },
    async admit(wish) {
      const print = await checked(wish);
      lately.add(wish, print);
      return () => lately.remove(wish, print.id);
    },
  };
}
