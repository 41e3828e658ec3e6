import { operations } from '@huixiang/contract';
import { expect, test } from 'vitest';
import { demoCommunity } from '../demo/content/index.ts';
import { startTestApp } from '../testing/test-app.ts';
import { isRegion, provinces } from './regions.ts';

test('all 34 provinces are there in order of their codes, each city in its own province', () => {
  expect(provinces).toHaveLength(34);
  const codes = provinces.map((province) => province.code);
  expect(codes).toEqual([...codes].sort());
  for (const { code, cities } of provinces) {
    expect(cities.filter((city) => !city.code.startsWith(code) || city.name === '')).toEqual([]);
  }
  expect(provinces.find(({ code }) => code === '34')?.cities).toContainEqual({
    code: '3402',
    name: '芜湖市',
  });
});

test('Hong Kong, Macao and Taiwan are provinces, and municipalities have no placeholder cities', () => {
  const withoutCities = provinces.filter(({ cities }) => cities.length === 0).map(({ code }) => code);
  expect(withoutCities).toEqual(['11', '12', '31', '50', '71', '81', '82']);
});

test('a code is a region or it is not', () => {
  expect(['11', '3402', '99', '3499', 'toString'].map(isRegion)).toEqual([true, true, false, false, false]);
});

test('every persona of the demo lives in a region that exists', () => {
  const codes = demoCommunity.members.map(({ region }) => region.cityCode ?? region.provinceCode);
  expect(codes.filter((code) => !isRegion(code))).toEqual([]);
});

test('the interface gives the same regions to anyone, for keeping', async () => {
  const t = await startTestApp();
  expect(await t.call(operations.listRegions)).toEqual({ provinces });
  await t.close();
});
