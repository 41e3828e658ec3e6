import fc from 'fast-check';
import { test } from 'vitest';

import { appendRows, mergeRows } from './inbox-rows.ts';
import { itemOf } from './testing-items.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });

test('laying any fresh list over any rows moves nothing, loses nothing and shows nothing twice', () => {
  fc.assert(
    fc.property(ids, ids, (shown, fetched) => {
      const rows = appendRows([], shown.map(itemOf));
      const merged = mergeRows(rows, fetched.map(itemOf), true);
      const after = merged.rows.map((row) => row.item.comment.id);
      return (
        shown.every((id, at) => after[at] === id) &&
        new Set(after).size === after.length &&
        merged.rows.every((row) => row.settled === !fetched.includes(row.item.comment.id)) &&
        merged.rows.length + merged.held === new Set([...shown, ...fetched]).size
      );
    }),
  );
});
