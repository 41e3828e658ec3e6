/** An element of a push: its text, or its children by name. Of a repeated element: the list. */
export type XmlValue = string | XmlRecord;
export interface XmlRecord {
  readonly [name: string]: XmlValue | readonly XmlValue[];
}

interface OpenElement {
  readonly name: string;
  text: string;
  children: Record<string, XmlValue | XmlValue[]> | undefined;
}

const DEPTH_MAX = 16;
const ELEMENTS_MAX = 10_000;
const NAME = /[A-Za-z_][\w.-]*/y;
const DECLARATION = /^\uFEFF?\s*(?:<\?xml[^<>]*\?>\s*)?/;
const ENTITIES = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,4}));/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the XML of a push: elements, text, CDATA and the five entities. Everything that WeChat never sends and that attacks
 * are made of (document types, own entities, comments, attributes) makes it undefined, like every damage. Never throws.
 */
export function readXml(xml: string): XmlValue | undefined {
  const state = { xml, at: DECLARATION.exec(xml)?.[0].length ?? 0, elements: 0 };
  const stack: OpenElement[] = [];
  while (state.at < xml.length) {
    const done = readNext(state, stack);
    if (done === undefined) return undefined;
    if (done !== 'open') return xml.slice(state.at).trim() === '' ? done.value : undefined;
  }
  return undefined;
}

interface State {
  readonly xml: string;
  at: number;
  elements: number;
}

type Step = 'open' | { readonly value: XmlValue } | undefined;

/** Reads one tag, section or run of text. A value: the root has closed. */
function readNext(state: State, stack: OpenElement[]): Step {
  const { xml, at } = state;
  if (xml.startsWith('</', at)) return closeElement(state, stack);
  if (xml.startsWith('<![CDATA[', at)) return readSection(state, stack);
  if (xml[at] === '<') return openElement(state, stack);
  const next = xml.indexOf('<', at);
  const text = decodeEntities(xml.slice(at, next < 0 ? undefined : next));
  const top = stack.at(-1);
  if (next < 0 || text === undefined || !top) return undefined;
  top.text += text;
  state.at = next;
  return 'open';
}

function openElement(state: State, stack: OpenElement[]): Step {
  const name = readName(state, 1);
  state.elements += 1;
  if (name === undefined || stack.length >= DEPTH_MAX || state.elements > ELEMENTS_MAX) return undefined;
  const closed = /\s*(\/?)>/y;
  closed.lastIndex = state.at;
  const end = closed.exec(state.xml);
  if (!end) return undefined;
  state.at = closed.lastIndex;
  stack.push({ name, text: '', children: undefined });
  return end[1] === '/' ? leave(stack) : 'open';
}

function closeElement(state: State, stack: OpenElement[]): Step {
  const name = readName(state, 2);
  if (name === undefined || stack.at(-1)?.name !== name || state.xml[state.at] !== '>') return undefined;
  state.at += 1;
  return leave(stack);
}

function readSection(state: State, stack: OpenElement[]): Step {
  const start = state.at + '<![CDATA['.length;
  const end = state.xml.indexOf(']]>', start);
  const top = stack.at(-1);
  if (end < 0 || !top) return undefined;
  top.text += state.xml.slice(start, end);
  state.at = end + 3;
  return 'open';
}

function readName(state: State, skip: number): string | undefined {
  NAME.lastIndex = state.at + skip;
  const name = NAME.exec(state.xml)?.[0];
  if (name !== undefined) state.at = NAME.lastIndex;
  return name;
}

function leave(stack: OpenElement[]): Step {
  const element = stack.pop();
  if (!element) return undefined;
  // Text between elements is the layout of the sender; anything else there is no push.
  if (element.children && element.text.trim() !== '') return undefined;
  const value = element.children ?? element.text;
  const parent = stack.at(-1);
  if (!parent) return { value };
  parent.children ??= Object.create(null) as Record<string, XmlValue | XmlValue[]>;
  addChild(parent.children, element.name, value);
  return 'open';
}

function addChild(children: Record<string, XmlValue | XmlValue[]>, name: string, value: XmlValue): void {
  const before = children[name];
  if (before === undefined) children[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else children[name] = [before, value];
}

/** Undefined when an entity is none of XML's own. */
function decodeEntities(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let known = true;
  const decoded = text.replace(ENTITIES, (_all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const character = name === undefined ? fromCodePoint(code) : NAMED[name];
    known &&= character !== undefined;
    return character ?? '';
  });
  return known ? decoded : undefined;
}

function fromCodePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
