import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { draftBook } from '../acts/drafts.ts';
import { recentSearches } from '../find/recent-searches.ts';
import { forgetMember, storeOf } from './member-store.ts';

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

  it('is gone for good when they are forgotten, and what belongs to others stays', () => {
    const device = memoryStore({ preferences: { theme: 'dark' } });
    const [leaving, other, guest] = [17, 7, undefined].map((id) => storeOf(() => id, device));
    for (const store of [leaving, other, guest]) {
      draftBook(store!).keep('post:1', '写了一半');
      recentSearches(store!).add('露营');
    }
    forgetMember(17, device);
    draftBook(leaving!).join('post:1', '没发出去的话');
    expect(device.keys().toSorted()).toEqual([
      'drafts.0',
      'drafts.7',
      'preferences',
      'recent-searches.0',
      'recent-searches.7',
    ]);
  });
});
