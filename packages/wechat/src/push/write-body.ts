/** A value as pushes carry them. Of a list, XML repeats the element. */
export type PushValue = string | number | PushRecord | readonly PushValue[];

export interface PushRecord {
  readonly [name: string]: PushValue;
}

/** In which of the two formats an account gets its pushes (a setting of the mini-program; official accounts: XML). */
export type PushFormat = 'json' | 'xml';

const ELEMENT_NAME = /^[A-Za-z_][\w.-]*$/;

/** Writes the body of a push: `{ "MsgType": … }` or `<xml><MsgType>…</MsgType></xml>`. */
export function writePushBody(format: PushFormat, record: PushRecord): string {
  return format === 'json' ? JSON.stringify(record) : writeElement('xml', record);
}

function writeElement(name: string, value: PushValue): string {
  if (!ELEMENT_NAME.test(name)) throw new TypeError(`No name for an element of XML: ${name}`);
  if (isList(value)) return value.map((one) => writeElement(name, one)).join('');
  return `<${name}>${writeContent(value)}</${name}>`;
}

function writeContent(value: Exclude<PushValue, readonly PushValue[]>): string {
  if (typeof value === 'number') return String(value);
  // The end of a section cannot stand inside it, so it is spread over two.
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return Object.entries(value)
    .map(([name, one]) => writeElement(name, one))
    .join('');
}

function isList(value: PushValue): value is readonly PushValue[] {
  return Array.isArray(value);
}
