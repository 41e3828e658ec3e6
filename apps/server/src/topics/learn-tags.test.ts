import { expect, test } from 'vitest';
import { learnTags, TAGS_MAX, type TagDocument } from './learn-tags.ts';

const evenly = { comments: 10, of: () => 3 };
const says = (authorId: number, ...terms: string[]): TagDocument => ({ authorId, terms });
const tagsOf = (documents: TagDocument[], titles: string[][] = []): string[] =>
  learnTags(documents, titles, evenly).map(({ tag }) => tag);

test('a tag characterises at least three comments by at least two people', () => {
  const documents = [
    says(1, '薄荷', '袋子', '盆栽'),
    says(2, '薄荷', '盆栽'),
    says(3, '薄荷'),
    says(4, '袋子'),
    says(4, '盆栽'),
    says(4, '盆栽'),
    // One person who says a word often does not make it a subject.
    says(5, '广告词'),
    says(5, '广告词'),
    says(5, '广告词'),
    says(5, '广告词'),
  ];
  expect(tagsOf(documents).toSorted()).toEqual(['盆栽', '薄荷']);
  expect(learnTags(documents, [], evenly).find(({ tag }) => tag === '薄荷')).toEqual({
    tag: '薄荷',
    comments: 3,
    origin: 'learned',
  });
});

test('words that stand in every kind of text are no subject', () => {
  const documents = [1, 2, 3].map((author) => says(author, '孩子', '声音', '薄荷'));
  expect(tagsOf(documents)).toEqual(['薄荷']);
});

test('of a long comment only the most telling words count', () => {
  const rare = ['一号窑', '二号窑', '三号窑', '四号窑', '五号窑', '六号窑'];
  const frequencies = { comments: 10_000, of: (term: string) => (term === 'common' ? 9_000 : 3) };
  const documents = [1, 2, 3].map((author) => says(author, 'common', ...rare));
  expect(learnTags(documents, [], frequencies).map(({ tag }) => tag)).not.toContain('common');
});

test('a word that is in a title too comes first', () => {
  const documents = [1, 2, 3].map((author) => says(author, '薄荷', '仙人掌'));
  expect(tagsOf(documents, [['仙人掌', '开花']])).toEqual(['仙人掌', '薄荷']);
  expect(tagsOf(documents, [['薄荷']])).toEqual(['薄荷', '仙人掌']);
});

test('there are forty at most', () => {
  const documents = Array.from({ length: 60 }, (_, n) =>
    [1, 2, 3].map((author) => says(author, `word${n}`)),
  ).flat();
  expect(tagsOf(documents)).toHaveLength(TAGS_MAX);
});
