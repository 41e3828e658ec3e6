import { provinceCodes, type ProvinceCode } from '@huixiang/contract';
import { provinces } from '../regions/regions.ts';

/** 四川省 is also written 四川, 内蒙古自治区 内蒙古, and so on. */
const ENDINGS = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u;

const names = new Map(provinces.map(({ code, name }) => [code, name]));
const known = new Map<string, ProvinceCode>(
  provinceCodes.flatMap((code) => {
    const name = names.get(code) ?? code;
    return [code, name, name.replace(ENDINGS, '')].map((word) => [word, code] as const);
  }),
);

/** The two-digit code of a province, given as its code (51, CN-51, 510000) or by its Chinese name; undefined: none. */
export function provinceCode(text: string): ProvinceCode | undefined {
  const word = text.trim();
  const digits = /^(?:CN-?)?(\d{2})(?:0000)?$/i.exec(word)?.[1];
  return known.get(digits ?? word);
}
