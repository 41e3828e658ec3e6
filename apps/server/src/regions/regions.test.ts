import { operations, provinceCodes } from '@huixiang/contract';
import { placesEn } from '@huixiang/contract/messages/places.en';
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
    latin: ['Wuhu'],
  });
});

test('Hong Kong, Macao and Taiwan are provinces, and municipalities have no placeholder cities', () => {
  const withoutCities = provinces.filter(({ cities }) => cities.length === 0).map(({ code }) => code);
  expect(withoutCities).toEqual(['11', '12', '31', '50', '71', '81', '82']);
});

test('a code is a region or it is not', () => {
  expect(['11', '3402', '99', '3499', 'toString'].map(isRegion)).toEqual([true, true, false, false, false]);
});

const all = provinces.flatMap(({ cities, ...province }) => [province, ...cities]);

test('every region has an English name, and all its spellings are of plain Latin letters', () => {
  const spelt = /^[A-Z][a-z]*(?:[ '][A-Za-z]+)*$/;
  expect(all.filter(({ latin }) => latin.length === 0 || !latin.every((one) => spelt.test(one)))).toEqual([]);
  expect(all).toHaveLength(371);
});

test('provinces are called in English as they are beside comments', () => {
  expect(provinces.map(({ latin: [name] }) => name)).toEqual(
    provinceCodes.map((code) => placesEn[`place.${code}`]),
  );
});

test.each([
  // Characters that are read in more than one way.
  ['2113', '朝阳市', 'Chaoyang'],
  ['1404', '长治市', 'Changzhi'],
  ['3310', '台州市', 'Taizhou'],
  ['3311', '丽水市', 'Lishui'],
  ['3403', '蚌埠市', 'Bengbu'],
  ['3415', '六安市', "Lu'an"],
  ['3416', '亳州市', 'Bozhou'],
  ['3502', '厦门市', 'Xiamen'],
  ['4111', '漯河市', 'Luohe'],
  ['4419', '东莞市', 'Dongguan'],
  ['4604', '儋州市', 'Danzhou'],
  ['5107', '绵阳市', 'Mianyang'],
  ['5111', '乐山市', 'Leshan'],
  ['5202', '六盘水市', 'Liupanshui'],
  // A syllable that begins with a vowel is set off.
  ['6101', '西安市', "Xi'an"],
  ['5308', '普洱市', "Pu'er"],
  // Names that English has of its own.
  ['1501', '呼和浩特市', 'Hohhot'],
  ['2301', '哈尔滨市', 'Harbin'],
  ['5401', '拉萨市', 'Lhasa'],
  ['5403', '昌都市', 'Qamdo'],
  ['6501', '乌鲁木齐市', 'Urumqi'],
  ['6531', '喀什地区', 'Kashgar'],
  // Of prefectures the name alone.
  ['2224', '延边朝鲜族自治州', 'Yanbian'],
  ['6328', '海西蒙古族藏族自治州', 'Haixi'],
])('%s %s is %s in English', (code, name, english) => {
  const region = all.find((one) => one.code === code);
  expect([region?.name, region?.latin[0]]).toEqual([name, english]);
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
