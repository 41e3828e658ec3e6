import { graduated, LOOKS_MAX } from '@huixiang/matching';

/**
 * What statements need to know of graduation: for each number of looks, from 0, the numbers of genuine answers with which
 * a comment still needs to be heard, as bits. Beyond the end nobody does.
 */
export const STILL_OPEN: readonly number[] = Array.from({ length: LOOKS_MAX + 1 }, (_, looks) => {
  let bits = 0;
  for (let answers = 0; answers <= looks; answers += 1) if (!graduated(looks, answers)) bits |= 1 << answers;
  return bits;
});
