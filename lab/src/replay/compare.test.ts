import type { Comment } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';
import { compare, type Comparison } from './compare.ts';

const counts = (raw: number, counted = raw, organic = counted) => ({ raw, counted, organic });
const comment = (id: number, echoes: Comment['echoes'], text = `text ${id}`): Comment =>
  ({ id, text, author: { id: 500, nickname: 'a' }, echoes }) as Comment;

/** Two comments with two echoes and one; what the server holds may be changed. */
function comparison(found: Comment[], total = 3, commentCount = 2): Comparison {
  const planned = (source: string, id: number) => ({ source, author: 0, text: `text ${id}`, changes: [] });
  return {
    plan: { members: ['a'], comments: [planned('0', 10), planned('1', 11)], acts: [] },
    expected: new Map([
      ['0', 2],
      ['1', 1],
    ]),
    commentIds: [10, 11],
    memberIds: [500],
    found: { comments: found, post: { echoes: counts(total), commentCount } as Comparison['found']['post'] },
  };
}
const same = [comment(10, counts(2)), comment(11, counts(1))];

describe('compare', () => {
  it('finds nothing when server and data agree, in whatever order', () => {
    expect(compare(comparison(same.toReversed()))).toEqual([]);
  });

  it.each([
    ['one echo too few', comparison([comment(10, counts(1)), comment(11, counts(1))]), 'echoes'],
    ['an echo on the wrong comment', comparison([comment(10, counts(1)), comment(11, counts(2))]), 'echoes'],
    ['a lost comment', comparison([comment(10, counts(2))]), 'missing'],
    ['a comment nobody wrote', comparison([...same, comment(12, counts(0))]), 'surplus'],
    ['other words', comparison([comment(10, counts(2), 'other'), comment(11, counts(1))]), 'text'],
    [
      'more counted than raw',
      comparison([comment(10, counts(2, 3)), comment(11, counts(1))]),
      'order of counts',
    ],
    ['a wrong total of the post', comparison(same, 4), 'echoes'],
    ['a wrong number of comments of the post', comparison(same, 3, 3), 'missing'],
  ])('finds %s', (_, input, what) => {
    expect(compare(input).map((difference) => difference.what)).toContain(what);
  });

  it('finds a comment under another author', () => {
    const { memberIds: _, ...rest } = comparison(same);
    expect(compare({ ...rest, memberIds: [501] }).map(({ what }) => what)).toEqual(['author', 'author']);
  });

  it('finds comments that could not be posted', () => {
    const input = { ...comparison(same), commentIds: [10, undefined] };
    expect(compare(input).map(({ what }) => what)).toEqual(['missing', 'surplus']);
  });
});
