import { describe, expect, it } from 'vitest';

import { portraitFacets } from './portrait-facets.ts';

const nothing = { ageBand: [], gender: [], province: [], channel: [] };

describe('what is shown of a portrait', () => {
  it('is nothing when no kind has enough people', () => {
    expect(portraitFacets(nothing)).toEqual([]);
  });

  it('is only the lists that have something, each kind under its own name', () => {
    const facets = portraitFacets({
      ...nothing,
      gender: [{ kind: 'unknown', atLeast: 6 }],
      channel: [{ kind: 'unknown', atLeast: 6 }],
    });
    expect(facets.map(({ facet, rows }) => [facet, rows.map(({ name }) => name)])).toEqual([
      ['gender', ['reached.unsaid']],
      ['channel', ['channel.unknown']],
    ]);
  });

  it('has ages as they follow each other, and the largest province first', () => {
    const [ages, provinces] = portraitFacets({
      ...nothing,
      ageBand: [
        { kind: '18-24', atLeast: 6 },
        { kind: '25-34', atLeast: 24 },
      ],
      province: [
        { kind: '11', atLeast: 6 },
        { kind: '33', atLeast: 18 },
      ],
    });
    expect(ages?.rows.map(({ name, share }) => [name, share])).toEqual([
      ['profile.age.18-24', 25],
      ['profile.age.25-34', 100],
    ]);
    expect(provinces?.rows.map(({ name, share }) => [name, share])).toEqual([
      ['place.33', 100],
      ['place.11', 33],
    ]);
  });
});
