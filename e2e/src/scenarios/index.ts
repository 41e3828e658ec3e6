import type { Scenario } from '../driver.ts';
import { account } from './account.ts';
import { composing } from './composing.ts';
import { echoing } from './echoing.ts';
import { finding } from './finding.ts';
import { jumping } from './jumping.ts';
import { ladder } from './ladder.ts';
import { lateLive } from './late-live.ts';
import { listening } from './listening.ts';
import { marks } from './marks.ts';
import { me } from './me.ts';
import { news } from './news.ts';
import { myComments } from './my-comments.ts';
import { reading } from './reading.ts';
import { solved } from './solved.ts';
import { sharing } from './sharing.ts';
import { pictures } from './pictures.ts';
import { reporting } from './reporting.ts';
import { reviewing } from './reviewing.ts';
import { steppingBack } from './stepping-back.ts';
import { taste } from './taste.ts';
import { lossyNetwork } from './lossy-network.ts';
import { weakNetwork } from './weak-network.ts';
import { welcome } from './welcome.ts';
import { writing } from './writing.ts';

/** What the member app must do on every platform. */
export const scenarios: readonly Scenario[] = [
  ...reading,
  ...lateLive,
  ...jumping,
  ...echoing,
  ...composing,
  ...steppingBack,
  ...writing,
  ...pictures,
  ...ladder,
  ...listening,
  ...solved,
  ...marks,
  ...reporting,
  ...welcome,
  ...taste,
  ...myComments,
  ...reviewing,
  ...sharing,
  ...finding,
  ...account,
  ...me,
  ...news,
  ...weakNetwork,
  ...lossyNetwork,
];
