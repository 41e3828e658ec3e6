/** A text in both languages of the report. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** `todo`: nothing is wrong, but somebody has to do or to confirm something. `failed`: what is set does not work. */
export type State = 'ok' | 'todo' | 'failed';

export interface Finding {
  readonly state: State;
  readonly said: Words;
  /** Where in WeChat's console, or in our settings, it is done. */
  readonly where?: Words;
}

/** A line of the report: one question and what was found. */
export interface Line extends Finding {
  /** Stands for the same question in every version of the report. */
  readonly id: string;
  readonly title: Words;
}

const MARKS: Readonly<Record<State, Words>> = {
  ok: { zh: '通过', en: 'OK' },
  todo: { zh: '待办', en: 'TO DO' },
  failed: { zh: '失败', en: 'FAILED' },
};

/** A text for a terminal: Chinese, then English. */
export function say({ zh, en }: Words): string {
  return `${zh}\n  ${en}\n`;
}

/** Whether nothing failed; what is still to do does not count. */
export function passed(lines: readonly Line[]): boolean {
  return lines.every(({ state }) => state !== 'failed');
}

/** The report for people: each line in Chinese, then in English. */
export function writeReport(lines: readonly Line[], about: string): string {
  const written = lines.map(({ state, title, said, where }) => {
    const one = (language: 'zh' | 'en'): string => {
      const place = where === undefined ? '' : `\n      → ${where[language]}`;
      return `${language === 'zh' ? '' : '  '}[${MARKS[state][language]}] ${title[language]}: ${said[language]}${place}`;
    };
    return `${one('zh')}\n${one('en')}`;
  });
  const count = (state: State): number => lines.filter((line) => line.state === state).length;
  const [ok, todo, failed] = [count('ok'), count('todo'), count('failed')];
  return [
    `微信上线检查 / Going live on WeChat: ${about}`,
    ...written,
    `通过 ${ok}，待办 ${todo}，失败 ${failed} / ${ok} ok, ${todo} to do, ${failed} failed`,
    '',
  ].join('\n\n');
}

/** The same for programs. */
export function writeJson(lines: readonly Line[]): string {
  return `${JSON.stringify({ passed: passed(lines), lines }, null, 2)}\n`;
}
