import { describe, expect, it } from 'vitest';
import { planReplay } from './plan.ts';

describe('planReplay', () => {
  it('puts comments before votes of the same second, and a comment before its first vote', () => {
    const plan = planReplay({
      name: 'x',
      comments: [
        { comment: '1', author: 'b', at: 9, text: 'late in the data' },
        { comment: '0', author: 'a', at: 3, text: 'first' },
      ],
      votes: [
        { at: 3, comment: '0', voter: 'c', vote: 1 },
        { at: 5, comment: '1', voter: 'c', vote: 0 },
        { at: 4, comment: '0', voter: 'a', vote: 1 },
        { at: 6, comment: '0', voter: 'c', vote: -1 },
      ],
    });
    expect(
      plan.acts.map(({ kind, at, member, comment }) => [
        kind,
        at,
        plan.members[member],
        plan.comments[comment]?.source,
      ]),
    ).toEqual([
      ['comment', 3, 'a', '0'],
      ['echo', 3, 'c', '0'],
      ['comment', 5, 'b', '1'],
      ['pass', 5, 'c', '1'],
      ['pass', 6, 'c', '0'],
    ]);
  });

  it('gives stand-in authors to a comment without one and to a comment that the data lacks', () => {
    const plan = planReplay({
      name: 'x',
      comments: [{ comment: '0', author: '', at: 1, text: 'whose' }],
      votes: [{ at: 2, comment: '7', voter: 'a', vote: 1 }],
    });
    expect(plan.comments.map(({ source, author, text }) => [source, plan.members[author], text])).toEqual([
      ['0', 'author of 0', 'whose'],
      ['7', 'author of 7', '[7]'],
    ]);
  });

  it('marks repeated words of one author and leaves those of different authors alone', () => {
    const said = (comment: string, author: string) => ({ comment, author, at: Number(comment), text: 'yes' });
    const { comments } = planReplay({
      name: 'x',
      comments: [said('0', 'a'), said('1', 'b'), said('2', 'a')],
      votes: [],
    });
    expect(comments.map(({ text }) => text)).toEqual(['yes', 'yes', 'yes [2]']);
  });

  it('plays no two texts of which the product would refuse the second', () => {
    const text = '我覺得在計費上通常比計程車便宜，平均能省下一個便當的錢。';
    const near = text.replace('平均', '大約');
    const plan = planReplay({
      name: 'x',
      comments: [
        { comment: '0', author: 'a', at: 1, text },
        { comment: '1', author: 'b', at: 2, text: near },
      ],
      votes: [],
    });
    expect(plan.comments.map((one) => [one.text, one.changes])).toEqual([
      [text, []],
      ['[1]', ['alike']],
    ]);
  });
});
