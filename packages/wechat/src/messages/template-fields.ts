/** A value of a template cannot be made to fit its field. */
export class TemplateFieldError extends Error {
  override readonly name = 'TemplateFieldError';
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.field = field;
  }
}

type Fit = (text: string) => string | undefined;

/** WeChat refuses the whole message (47003) for one field that is empty or too long, so every value is made to fit first. */
const fits: Readonly<Record<string, Fit>> = {
  thing: (text) => shorten(text, 20),
  name: (text) => shorten(text, /[^\u0000-\u007F]/.test(text) ? 10 : 20, ''),
  phrase: (text) => shorten(text.replaceAll(/\P{Script=Han}/gu, ''), 5, ''),
  character_string: (text) => shorten(text.replaceAll(/[^\u0020-\u007E]/g, ''), 32, ''),
  letter: (text) => shorten(text.replaceAll(/[^A-Za-z]/g, ''), 32, ''),
  symbol: (text) => shorten(text, 5, ''),
  number: matching(/^-?\d{1,32}(\.\d{1,31})?$/),
  phone_number: matching(/^[+\d][\d\-() ]{0,16}$/),
  car_number: (text) => shorten(text, 8, ''),
  amount: matching(/^[¥$€£]?\d{1,10}(\.\d{1,2})?元?$/),
  date: matching(/^\d{4}年\d{1,2}月\d{1,2}日|^\d{4}-\d{1,2}-\d{1,2}/),
  time: matching(/^(\d{4}年\d{1,2}月\d{1,2}日\s*|\d{4}-\d{1,2}-\d{1,2}\s*)?\d{1,2}:\d{2}/),
};

/**
 * Makes the values of a template message fit its fields. The kind of a field is in its key (`thing1` is a `thing`). Texts are cut at
 * whole characters, counted as code points; a number, date or amount that does not fit throws a {@link TemplateFieldError}.
 */
export function fitTemplateData(
  data: Readonly<Record<string, string | number>>,
): Record<string, { readonly value: string }> {
  const fitted = Object.entries(data).map(([key, value]) => [key, { value: fitField(key, String(value)) }]);
  return Object.fromEntries(fitted) as Record<string, { readonly value: string }>;
}

function fitField(key: string, value: string): string {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1] ?? '';
  const fit = Object.hasOwn(fits, kind) ? fits[kind] : undefined;
  if (!fit) throw new TemplateFieldError(key, 'no known kind of field');
  const fitted = fit(value.replaceAll(/\s+/gu, ' ').trim());
  if (fitted === undefined) throw new TemplateFieldError(key, `"${value.slice(0, 40)}" is no ${kind}`);
  if (fitted === '') throw new TemplateFieldError(key, 'nothing is left to show');
  return fitted;
}

function matching(pattern: RegExp): Fit {
  return (text) => (pattern.test(text) && text.length <= 32 ? text : undefined);
}

/** At most `max` code points, never half of what reads as one character (a family emoji is seven code points). */
function shorten(text: string, max: number, end = '…'): string {
  if ([...text].length <= max) return text;
  const room = max - [...end].length;
  let short = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    count += [...segment].length;
    if (count > room) break;
    short += segment;
  }
  return short.trimEnd() + end;
}
