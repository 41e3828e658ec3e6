import { describe, expect, it } from 'vitest';

import { findRegions, nameOf, regionName } from './regions.ts';

const provinces = [
  { code: '15', name: '内蒙古自治区', latin: ['Inner Mongolia', 'Neimenggu'], cities: [] },
  {
    code: '44',
    name: '广东省',
    latin: ['Guangdong'],
    cities: [
      { code: '4401', name: '广州市', latin: ['Guangzhou'] },
      { code: '4403', name: '深圳市', latin: ['Shenzhen'] },
    ],
  },
  {
    code: '54',
    name: '西藏自治区',
    latin: ['Xizang', 'Tibet'],
    cities: [{ code: '5401', name: '拉萨市', latin: ['Lhasa', 'Lasa'] }],
  },
  {
    code: '61',
    name: '陕西省',
    latin: ['Shaanxi', 'Shanxi'],
    cities: [{ code: '6101', name: '西安市', latin: ["Xi'an"] }],
  },
];

describe('regions', () => {
  it('are named by province and city in the language of the reader', () => {
    const named = (code: string | null) =>
      (['zh', 'en'] as const).map((language) => regionName(code, provinces, language));
    expect(named('4403')).toEqual(['广东省 · 深圳市', 'Guangdong · Shenzhen']);
    expect(named('44')).toEqual(['广东省', 'Guangdong']);
    expect(named(null)).toEqual(['', '']);
    expect(named('99')).toEqual(['', '']);
  });

  it('of a reply that a browser has kept from before keep their Chinese name', () => {
    expect(nameOf({ code: '11', name: '北京市' }, 'en')).toBe('北京市');
    expect(findRegions('beijing', [{ code: '11', name: '北京市', cities: [] }])).toEqual([]);
  });

  it.each([
    ['深圳', ['4403']],
    ['州市', ['4401']],
    ['guang', ['44', '4401']],
    [' SHEN zhen ', ['4403']],
    ['lhasa', ['5401']],
    ['lasa', ['5401']],
    ['tibet', ['54']],
    ['xian', ['6101']],
    ["xi'an", ['6101']],
    ['Xī’ān', ['6101']],
    ['mongolia', ['15']],
    ['inner mon', ['15']],
    ['shanxi', ['61']],
    ['zhen', []],
    ['  ', []],
  ])('are found by %j', (text, codes) => {
    expect(findRegions(text, provinces)).toEqual(codes);
  });

  it('that are found are no more than one looks through', () => {
    const cities = Array.from({ length: 50 }, (_, at) => ({ code: `90${at + 10}`, name: `第${at}市` }));
    expect(findRegions('市', [{ code: '90', name: '某省', cities }])).toHaveLength(30);
  });
});
