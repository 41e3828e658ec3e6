import { expect, test } from 'vitest';
import { foldTerm, termsOf } from './terms.ts';

const words = (text: string): string[] => termsOf(text).map(({ term }) => term);

test('Chinese is cut into words of two characters and more, without particles, pronouns and adverbs', () => {
  expect(words('我在阳台上养了薄荷，每天浇水，可是叶子还是黄了，光照不够')).toEqual([
    '阳台',
    '薄荷',
    '浇水',
    '叶子',
    '光照',
    '不够',
  ]);
});

test('what the segmenter guesses wrongly at the joint of two words is left out', () => {
  expect(words('那盆薄荷，这句话，我妈也舍不得，水从底下流，没孔')).toEqual(['薄荷', '舍不得']);
});

test('where a verb goes does not say what a text is about', () => {
  expect(words('薄荷买回去，名字想不起来')).toEqual(['薄荷', '名字']);
});

test('names that no dictionary has are kept', () => {
  expect(words('李明昨天在杭州西湖边拍照')).toEqual(expect.arrayContaining(['李明', '杭州', '西湖', '拍照']));
});

test('words of alphabets are in small letters, with their inner marks and without the possessive', () => {
  expect(words('The glaze-firing of our User’s Café, written in C++')).toEqual([
    'glaze-firing',
    'user',
    'café',
    'written',
    'c++',
  ]);
});

test('a foreign word inside Chinese stands for itself', () => {
  expect(words('用Fuji X100V拍的照片')).toEqual(['fuji', 'x100v', '照片']);
});

test('numbers, links, names that are called and bracketed pictures are dropped', () => {
  expect(words('@小王 2024 年 12.5 块 ３０ https://example.org/tea [捂脸] 😀')).toEqual([]);
});

test('a word is told once, with how often it stands there', () => {
  expect(termsOf('茶杯和茶杯，还有茶壶')).toEqual([
    { term: '茶杯', count: 2 },
    { term: '茶壶', count: 1 },
  ]);
});

test('full-width letters and capitals are the same word', () => {
  expect(words('ＣＡＳＴ cast Cast')).toEqual(['cast']);
  expect(foldTerm(' Ｔea’s ')).toBe("tea's");
});

test('scripts without spaces are cut too', () => {
  expect(words('ありがとうございます')).toEqual(expect.arrayContaining(['ありがとう']));
});
