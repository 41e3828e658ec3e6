import type { Scenario } from '../driver.ts';
import { account } from './account.ts';
import { composing } from './composing.ts';
import { echoing } from './echoing.ts';
import { listening } from './listening.ts';
import { myComments } from './my-comments.ts';
import { weakNetwork } from './weak-network.ts';

/** What the member app must do on every platform. */
export const scenarios: readonly Scenario[] = [
  ...echoing,
  ...composing,
  ...listening,
  ...myComments,
  ...account,
  ...weakNetwork,
];
