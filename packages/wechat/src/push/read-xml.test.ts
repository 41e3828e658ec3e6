import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readXml } from './read-xml.ts';
import { writePushBody, type PushRecord } from './write-body.ts';

describe('reading', () => {
  test('an event with a repeated element has a list', () => {
    const xml = `<?xml version="1.0"?>
      <xml>
        <MsgType><![CDATA[event]]></MsgType>
        <MsgId>6054768590064713728</MsgId>
        <Wrapper><List><Id>1</Id></List><List><Id>2</Id></List></Wrapper>
        <Empty/><Blank></Blank>
      </xml>`;
    expect(readXml(xml)).toEqual({
      MsgType: 'event',
      MsgId: '6054768590064713728',
      Wrapper: { List: [{ Id: '1' }, { Id: '2' }] },
      Empty: '',
      Blank: '',
    });
  });

  test("text may hold XML's five entities and numbered characters", () => {
    expect(readXml('<a>&lt;&gt;&amp;&quot;&apos;&#22238;&#x54CD;</a>')).toBe('<>&"\'回响');
  });

  test('a name of the language is a name like any other', () => {
    const read = readXml('<xml><__proto__>1</__proto__><constructor>2</constructor></xml>');
    expect(Object.entries(read ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

test.each([
  ['nothing', ''],
  ['only text', 'hello'],
  ['an open element', '<xml><a>1</a>'],
  ['crossed elements', '<xml><a><b></a></b></xml>'],
  ['two roots', '<a>1</a><b>2</b>'],
  ['text beside elements', '<xml>hello<a>1</a></xml>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an entity of its own', '<a>&bomb;</a>'],
  ['a character beyond Unicode', '<a>&#1114112;</a>'],
  ['an attribute', '<a b="c">1</a>'],
  ['a comment', '<a><!-- hidden --></a>'],
  ['an open section', '<a><![CDATA[text</a>'],
  ['too many levels', '<a>'.repeat(17) + '</a>'.repeat(17)],
  ['too many elements', `<a>${'<b/>'.repeat(10_001)}</a>`],
])('%s is no push', (_what, xml) => {
  expect(readXml(xml)).toBeUndefined();
});

test('what is written can be read, whatever the text', () => {
  const leaf = fc.string({ unit: 'grapheme' });
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
  const record = fc.dictionary(name, leaf, { minKeys: 1 });
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(leaf, record), { minKeys: 1 }), (fields) => {
      const read = readXml(writePushBody('xml', fields as PushRecord));
      expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(fields)));
    }),
  );
});

test('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#',
    ';',
    'a',
    '/>',
    '回',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(() => readXml(pieces.join(''))).not.toThrow();
    }),
  );
});
