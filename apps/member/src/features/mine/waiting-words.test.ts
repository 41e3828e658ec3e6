import { expect, it } from 'vitest';

import { t } from '../language/language.ts';
import type { MyWaiting } from './my-waiting.ts';
import { noteOf, standingOf } from './waiting-words.ts';

const now = new Date(2026, 10, 21, 12).getTime();
const refused = (appeal: 'none' | 'open' | 'upheld'): MyWaiting['refused'] => ({
  reason: 'off-topic',
  note: null,
  at: now,
  appeal,
});

it('says until when somebody will have looked, and owns up when that is over', () => {
  const soon = standingOf({ refused: null, dueAt: now + 3_600_000 }, now);
  expect(soon).toBe(t('waiting.due', { time: '13:00' }));
  expect(standingOf({ refused: null, dueAt: now - 1 }, now)).toBe(t('waiting.late'));
});

it('says why it was refused, and then how the appeal stands', () => {
  expect(
    (['none', 'open', 'upheld'] as const).map((appeal) =>
      standingOf({ refused: refused(appeal), dueAt: 0 }, now),
    ),
  ).toEqual([t('decision.reason.off-topic'), t('waiting.appealOpen'), t('waiting.appealUpheld')]);
});

it('says why it waits, and then what the moderator said, if anything', () => {
  const why = 'pre-review' as const;
  expect(noteOf({ refused: null, why })).toBe(t('waiting.why.pre-review'));
  expect(noteOf({ refused: refused('none'), why })).toBe('');
  const said = { reason: 'spam', note: '去掉联系方式', at: now, appeal: 'none' } as const;
  expect(noteOf({ refused: said, why })).toBe(t('decision.said', { note: '去掉联系方式' }));
});
