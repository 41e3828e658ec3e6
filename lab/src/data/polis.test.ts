import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConversation, readConversation } from './polis.ts';

const testdata = join(import.meta.dirname, '../../testdata');
const votes = 'conv,t,comment,voter,vote\na,100,0,7,1\nb,101,0,7,-1\na,102,0,8,0\n';
const comments =
  'conv,comment,author,t,agrees,disagrees,moderated,text\na,0,9,99,1,0,1,"one, ""two"""\nb,0,9,99,1,0,1,other\n';

describe('parseConversation', () => {
  it('takes the rows of one conversation in the order of the files', () => {
    expect(parseConversation({ votes, comments }, 'a')).toEqual({
      name: 'a',
      comments: [{ comment: '0', author: '9', at: 99, text: 'one, "two"' }],
      votes: [
        { at: 100, comment: '0', voter: '7', vote: 1 },
        { at: 102, comment: '0', voter: '8', vote: 0 },
      ],
    });
  });

  it('says that a conversation is not there', () => {
    expect(() => parseConversation({ votes, comments }, 'c')).toThrow('no conversation "c"');
  });

  it.each([
    ['a vote that is none of three', votes.replace('7,1', '7,2'), comments, 'vote is not 1, 0 or -1'],
    ['a time that is no number', votes.replace('100', 'noon'), comments, 't is not a whole number'],
    ['a vote without a voter', votes.replace('0,7,1', '0,,1'), comments, 'no voter'],
    ['a comment that is listed twice', votes, `${comments}a,0,9,99,1,0,1,again\n`, 'twice'],
    ['a file without its columns', votes.replace('voter', 'person'), comments, 'Missing columns: voter'],
  ])('refuses %s', (_, someVotes, someComments, message) => {
    expect(() => parseConversation({ votes: someVotes, comments: someComments }, 'a')).toThrow(message);
  });
});

describe('readConversation', () => {
  it('finds the files in the folder itself and in its folder polis-comment-votes', async () => {
    const outer = await readConversation(testdata, 'vtaiwan.uberx');
    const inner = await readConversation(join(testdata, 'polis-comment-votes'), 'vtaiwan.uberx');
    expect(outer).toEqual(inner);
    expect([outer.comments.length, outer.votes.length]).toEqual([20, 1177]);
  });

  it('says where it looked', async () => {
    await expect(readConversation(join(testdata, 'nothing'), 'x')).rejects.toThrow('votes.csv');
  });
});
