import { expect, test } from 'vitest';

import { appendRows, mergeRows, neighbour, replaceCounts, type InboxRow } from './inbox-rows.ts';
import { itemOf } from './testing-items.ts';

const rowsOf = (...ids: number[]): InboxRow[] => appendRows([], ids.map(itemOf));
const idsOf = (rows: readonly InboxRow[]): number[] => rows.map((row) => row.item.comment.id);

test('a new comment joins at the end and is marked as just arrived', () => {
  const { rows, held } = mergeRows(rowsOf(1, 2), [1, 2, 3].map(itemOf), true);
  expect(idsOf(rows)).toEqual([1, 2, 3]);
  expect(rows.map((row) => row.fresh)).toEqual([false, false, true]);
  expect(held).toBe(0);
});

test('an item that belongs above a row on screen is held back', () => {
  const { rows, held } = mergeRows(rowsOf(1, 3), [1, 2, 3].map(itemOf), true);
  expect(idsOf(rows)).toEqual([1, 3]);
  expect(held).toBe(1);
});

test('a row that left the list keeps its place and is marked as dealt with', () => {
  const { rows } = mergeRows(rowsOf(1, 2, 3), [1, 3].map(itemOf), true);
  expect(rows.map((row) => row.settled)).toEqual([false, true, false]);
});

test('a row that comes back is open again', () => {
  const settled = rowsOf(1).map((row) => ({ ...row, settled: true }));
  expect(mergeRows(settled, [itemOf(1)], true).rows[0]?.settled).toBe(false);
});

test('when every row on screen is dealt with, new ones still join at the end', () => {
  const { rows, held } = mergeRows(rowsOf(1, 2), [5, 6].map(itemOf), true);
  expect(idsOf(rows)).toEqual([1, 2, 5, 6]);
  expect(held).toBe(0);
});

test('moving stays within the list and starts at its first row', () => {
  const rows = rowsOf(1, 2, 3);
  expect(neighbour(rows, null, 1)).toBe(1);
  expect(neighbour(rows, 1, 1)).toBe(2);
  expect(neighbour(rows, 3, 1)).toBe(3);
  expect(neighbour(rows, 1, -1)).toBe(1);
  expect(neighbour([], null, 1)).toBeNull();
});

test('counts are renewed in place for the rows they name', () => {
  const echoes = { raw: 4, counted: 3, organic: 1 };
  const rows = replaceCounts(rowsOf(1, 2), [{ commentId: 2, echoes }]);
  expect(rows.map((row) => row.item.comment.echoes.raw)).toEqual([0, 4]);
});
