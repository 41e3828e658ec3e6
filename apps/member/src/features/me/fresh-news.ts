import { operations } from '@huixiang/contract';
import { reactive, readonly } from 'vue';

import { api } from '../../platform/api.ts';
import { session } from '../session/session.ts';

/** The place of "me" in the tab bar. */
const ME = 2;
const BADGE_MAX = 99;

const state = reactive({ fresh: 0 });

/** How many lines of news are new to this member. */
export const freshNews = readonly(state);

/** Asks again and puts the number on the tab; a guest has none. Without network the old one stays. */
export async function countFreshNews(): Promise<void> {
  if (session.status !== 'member') state.fresh = 0;
  else state.fresh = (await api.call(operations.countNotices)).fresh;
  const fail = () => undefined;
  if (state.fresh === 0) uni.removeTabBarBadge({ index: ME, fail });
  else uni.setTabBarBadge({ index: ME, text: String(Math.min(state.fresh, BADGE_MAX)), fail });
}
