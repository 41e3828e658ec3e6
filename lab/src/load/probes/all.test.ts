import { describe, expect, it } from 'vitest';
import { chosen, probeNames } from './all.ts';

describe('the probes', () => {
  it('have names that begin as the contract of the command says', () => {
    expect(probeNames.filter((name) => !/^(baseline|echo|list|post|deck)-/.test(name))).toEqual([]);
    expect(new Set(probeNames).size).toBe(probeNames.length);
  });

  it('are chosen by name, by the beginning of the name, or all', () => {
    expect(chosen('list-1k')).toEqual(['list-1k']);
    expect(chosen('echo')).toEqual(['echo-spread', 'echo-hot']);
    expect(chosen('nothing')).toEqual([]);
    expect(chosen(undefined)).toEqual(probeNames);
  });
});
