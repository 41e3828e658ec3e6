import { expect, test } from 'vitest';

import { t } from '../../ui/i18n.ts';
import { dueText, urgencyOf } from './due-text.ts';

const hour = 3_600_000;

test('the time left is told until the moment it is due, and from then on how late it is', () => {
  expect(dueText(3 * hour, 0, t)).toBe('还剩 3 小时');
  expect(dueText(0, 0, t)).toBe('还剩 不到 1 分钟');
  expect(dueText(0, 26 * hour, t)).toBe('已超过 1 天 2 小时');
});

test('two hours before it is due it is urgent, and late a moment after', () => {
  expect([3 * hour, 2 * hour, 0, -1].map((dueAt) => urgencyOf(dueAt, 0))).toEqual([
    'calm',
    'soon',
    'soon',
    'late',
  ]);
});
