import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';
import { provinceCode } from './province-code.ts';
import { readProvinceTable } from './province-table.ts';

const codes = ['11', '31', '44', '51'] as const;
const octets = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
/** Few bits, so that networks lie inside each other and beside each other. */
const v4 = fc.nat(255).map((value) => (value << 24) >>> 0);
const networks = fc.array(
  fc.record({ start: v4, prefix: fc.integer({ min: 0, max: 9 }), code: fc.constantFrom(...codes) }),
  { maxLength: 25 },
);

test('an address has the province of the smallest network that has it, whatever the order of the lines', () => {
  fc.assert(
    fc.property(networks, fc.nat(0xffff_ffff), (lines, probe) => {
      const table = readProvinceTable(
        lines.map(({ start, prefix, code }) => `${octets(start)}/${prefix},${code}`).join('\n'),
      );
      const has = ({ start, prefix }: (typeof lines)[number]): boolean =>
        prefix === 0 || start >>> (32 - prefix) === probe >>> (32 - prefix);
      let best: (typeof lines)[number] | undefined;
      for (const line of lines) if (has(line) && line.prefix >= (best?.prefix ?? -1)) best = line;
      return table.find(octets(probe)) === best?.code;
    }),
    { numRuns: 500 },
  );
});

test('an IPv6 address is read the same in its short and its long form', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => (value % 3 === 0 ? 0 : value));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const long = groups.map((value) => value.toString(16).padStart(4, '0')).join(':');
      const { hostname } = new URL(`http://[${long}]/`);
      expect(parseAddress(hostname.slice(1, -1))).toEqual(parseAddress(long));
    }),
  );
});

test('what is no address is read as none', () => {
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4.5',
    ':',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    'g::',
  ])
    expect(parseAddress(text)).toBeUndefined();
  expect(parseAddress('::ffff:1.2.3.4')).toEqual(parseAddress('1.2.3.4'));
  expect(parseAddress('fe80::1%eth0')).toEqual(parseAddress('fe80::1'));
});

test('a table takes both families, names and codes, comments and empty lines', () => {
  const table = readProvinceTable(
    '# of ours\n1.2.0.0/16,51\n\n"1.2.3.0/24","广东省" # inside\n2408:8000::/20, 四川\n9.9.9.9,CN-11\n',
  );
  expect(table.networks).toBe(4);
  const found = [
    '1.2.9.9',
    '1.2.3.255',
    '2408:8000::1',
    '::ffff:1.2.3.4',
    '9.9.9.9',
    '9.9.9.8',
    '2409::1',
    'x',
  ].map((address) => table.find(address));
  expect(found).toEqual(['51', '44', '51', '44', '11', undefined, undefined, undefined]);
});

test.each(['1.2.0.0/33,51', '1.2.0.0/16', '1.2.0.0/16,99', 'nowhere,51', '1.2.0.0/,51', '::/129,51'])(
  'a line that cannot be read is named: %s',
  (line) => {
    expect(() => readProvinceTable(`1.0.0.0/8,11\n${line}`)).toThrow('Line 2');
  },
);

test('a province is known by its code and by its names, and nothing else is one', () => {
  const names = [
    '51',
    'CN-51',
    '510000',
    '四川',
    '四川省',
    '北京市',
    '内蒙古',
    '广西',
    '新疆',
    '香港',
    ' 51 ',
  ];
  expect(names.map(provinceCode)).toEqual(['51', '51', '51', '51', '51', '11', '15', '45', '65', '81', '51']);
  expect(['', '5101', '成都', '99', 'SC', '__proto__'].map(provinceCode)).toEqual(Array(6).fill(undefined));
});
