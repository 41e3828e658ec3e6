import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { draftBook } from '../acts/drafts.ts';
import { recentSearches } from '../find/recent-searches.ts';
import { storeOf } from './own-store.ts';

describe('what the device keeps for a member', () => {
  it('is found by them again, and by nobody else on the same phone', () => {
    let member: number | undefined = 7;
    const store = storeOf(() => member, memoryStore());
    const drafts = draftBook(store);
    const recent = recentSearches(store);
    drafts.keep('post:1', '写了一半');
    recent.add('露营');

    member = undefined;
    expect([drafts.read('post:1'), recent.all()]).toEqual(['', []]);
    recent.add('客人找的');
    member = 8;
    expect([drafts.read('post:1'), recent.all()]).toEqual(['', []]);
    recent.forget();

    member = 7;
    expect([drafts.read('post:1'), recent.all()]).toEqual(['写了一半', ['露营']]);
    member = undefined;
    expect(recent.all()).toEqual(['客人找的']);
  });
});
