import { beforeEach, describe, expect, it } from 'vitest';

import { preferences } from '../preferences/preferences.ts';
import { dayOf, posterContent, type ShareCard } from './poster-content.ts';

const card: ShareCard = {
  code: '1.x',
  url: 'https://hx.example.com/c/1.x',
  picture: null,
  modules: ['1'],
  author: '小林',
  spaceName: '小院',
  title: '老城墙',
  text: '城墙上的草又绿了',
  createdAt: new Date(2026, 10, 5, 9).getTime(),
  echoes: 3,
  curve: [],
};

beforeEach(() => {
  preferences.language = 'zh';
});

describe('what a poster says', () => {
  it('of a comment are its words, who said them, where and when', () => {
    expect(posterContent(card, 'comment')).toMatchObject({
      quote: '城墙上的草又绿了',
      note: '',
      author: '—— 小林',
      under: '写在《老城墙》下面',
      place: '小院',
      date: '2026 年 11 月 5 日',
      echoes: '3 个回响',
      modules: ['1'],
    });
  });

  it('of a post is its title, its first words below, and no number', () => {
    expect(posterContent({ ...card, echoes: null }, 'post')).toMatchObject({
      quote: '老城墙',
      note: '城墙上的草又绿了',
      under: '',
      echoes: '',
    });
  });

  it('of a comment without words is the title that it stands below', () => {
    expect(posterContent({ ...card, text: '' }, 'comment')).toMatchObject({
      quote: '老城墙',
      under: '',
      author: '—— 小林',
      echoes: '3 个回响',
    });
  });

  it('is in the reader’s language', () => {
    preferences.language = 'en';
    expect(posterContent(card, 'comment')).toMatchObject({
      brand: 'Huixiang',
      author: '— 小林',
      under: 'On “老城墙”',
      date: '2026-11-05',
    });
    expect(dayOf(card.createdAt, 'zh')).toBe('2026 年 11 月 5 日');
  });
});
