const HAN = /^\p{Script=Han}+$/u;
const DATE = /^\d{4}([-/.年])\d{1,2}([-/.月])\d{1,2}日?$/;
const TIME = /^\d{1,2}:\d{2}(:\d{2})?$/;
const AMOUNT = /^[¥$￥]?-?\d{1,10}(\.\d+)?元?$/;

const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => !/[\p{L}\p{N}]/u.test(value) && length(value) <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => isTime(value),
  date: (value) => DATE.test(value) || isTime(value),
  amount: (value) => AMOUNT.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? value.length <= 20 : length(value) <= 10),
  phrase: (value) => HAN.test(value) && length(value) <= 5,
};

/** Whether a value is allowed under a field name such as thing1 or phrase3. Unknown kinds are not. */
export function fits(key: string, value: string): boolean {
  const rule = rules[key.replace(/\d+$/, '')];
  return rule !== undefined && value !== '' && rule(value);
}

/** WeChat counts characters as people do: a character beyond the first plane is one. */
function length(value: string): number {
  return Array.from(value).length;
}

function isTime(value: string): boolean {
  if (TIME.test(value)) return true;
  const [day = '', clock = ''] = value.split(' ');
  return DATE.test(day) && (clock === '' || TIME.test(clock));
}
