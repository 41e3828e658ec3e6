import type { Group } from './use-groups.ts';

type Company = NonNullable<Group['company']>;

/** Whether WeCom has told of any day what happened in it. */
export function hasFigures({ days }: Pick<Company, 'days'>): boolean {
  return days.some(({ joined, messages, speakers }) => (joined ?? messages ?? speakers) !== null);
}
