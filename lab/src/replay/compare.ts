import type { Found } from './found.ts';
import type { Plan } from './plan.ts';

/** One way in which what was found is not what was expected. `comment` is the id in the data; absent: the whole post. */
export interface Difference {
  readonly comment?: string;
  readonly what: 'echoes' | 'author' | 'text' | 'missing' | 'surplus' | 'order of counts';
  readonly expected: number | string;
  readonly found: number | string;
}

export interface Comparison {
  readonly plan: Plan;
  /** Echoes by id in the data. */
  readonly expected: ReadonlyMap<string, number>;
  /** Ids that the server gave: of the planned comments (absent when posting failed) and of the members. */
  readonly commentIds: readonly (number | undefined)[];
  readonly memberIds: readonly number[];
  readonly found: Found;
}

/** All differences between the data and the server; empty when they agree. */
export function compare({ plan, expected, commentIds, memberIds, found }: Comparison): Difference[] {
  const differences: Difference[] = [];
  const left = new Map(found.comments.map((comment) => [comment.id, comment]));
  const check = (difference: Difference): void => {
    if (difference.expected !== difference.found) differences.push(difference);
  };
  for (const [index, { source, author, text }] of plan.comments.entries()) {
    const id = commentIds[index];
    const comment = id === undefined ? undefined : left.get(id);
    const echoes = expected.get(source) ?? 0;
    if (id === undefined || comment === undefined) {
      differences.push({ comment: source, what: 'missing', expected: echoes, found: 'no comment' });
      continue;
    }
    left.delete(id);
    const { raw, counted, organic } = comment.echoes;
    check({ comment: source, what: 'echoes', expected: echoes, found: raw });
    check({ comment: source, what: 'text', expected: text, found: comment.text });
    check({ comment: source, what: 'author', expected: memberIds[author] ?? 0, found: comment.author.id });
    if (!(raw >= counted && counted >= organic && organic >= 0)) {
      const law = 'raw ≥ counted ≥ organic ≥ 0';
      differences.push({
        comment: source,
        what: 'order of counts',
        expected: law,
        found: `${raw}, ${counted}, ${organic}`,
      });
    }
  }
  for (const comment of left.values())
    differences.push({ what: 'surplus', expected: 'no comment', found: comment.id });
  const total = [...expected.values()].reduce((sum, echoes) => sum + echoes, 0);
  check({ what: 'echoes', expected: total, found: found.post.echoes.raw });
  check({ what: 'missing', expected: plan.comments.length, found: found.post.commentCount });
  return differences;
}
