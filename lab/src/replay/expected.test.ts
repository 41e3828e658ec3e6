import { describe, expect, it } from 'vitest';
import type { SourceVote } from '../data/polis.ts';
import { expectedEchoes } from './expected.ts';

const comments = [{ comment: 'c', author: 'author', at: 0, text: 'words' }];
const vote = (at: number, voter: string, value: 1 | 0 | -1): SourceVote => ({
  at,
  comment: 'c',
  voter,
  vote: value,
});
const count = (...votes: SourceVote[]) => expectedEchoes({ name: 'x', comments, votes }).get('c');

describe('expectedEchoes', () => {
  it('counts those who agree, not those who pass or disagree', () => {
    expect(count(vote(1, 'a', 1), vote(2, 'b', 0), vote(3, 'd', -1), vote(4, 'e', 1))).toBe(2);
  });

  it('takes the last vote of a person by time, wherever it stands in the file', () => {
    expect(count(vote(5, 'a', -1), vote(1, 'a', 1))).toBe(0);
    expect(count(vote(1, 'a', -1), vote(5, 'a', 1))).toBe(1);
  });

  it('takes the later row of two in the same second', () => {
    expect(count(vote(1, 'a', 1), vote(1, 'a', 0))).toBe(0);
    expect(count(vote(1, 'a', 0), vote(1, 'a', 1))).toBe(1);
  });

  it("drops the author's own vote", () => {
    expect(count(vote(1, 'author', 1), vote(2, 'a', 1))).toBe(1);
  });

  it('knows comments nobody voted on and comments the data lacks', () => {
    const votes = [{ ...vote(1, 'a', 1), comment: 'lost' }];
    expect([...expectedEchoes({ name: 'x', comments, votes })]).toEqual([
      ['c', 0],
      ['lost', 1],
    ]);
  });
});
