import type { Context } from './context.ts';
import { startDiscovery } from './discovery/start-discovery.ts';
import { startErasing } from './erasure/finish-erasures.ts';
import { startReadingCompanies } from './groups/company/start-reading.ts';
import type { OfficialAccounts } from './native-comments/official-accounts.ts';
import { startNativeSync } from './native-comments/sync-native.ts';
import { startNudging } from './listening/nudge/start-nudging.ts';
import { mailMessenger } from './notices/messenger.ts';
import { startDigests } from './notices/send-digests.ts';
import { startThanking } from './notices/thanks/thank-listeners.ts';
import { startRechecking } from './moderation/recheck-waiting.ts';
import { startTidying } from './pictures/tidy-pictures.ts';
import { startSubmitting } from './public-pages/submission/start-submitting.ts';
import type { Job } from './rounds.ts';
import type { Step } from './stopping.ts';
import { startIndexing } from './search/start-indexing.ts';
import { subscriptionMessenger } from './subscriptions/subscription-messenger.ts';
import { startWechatJobs } from './wechat/start-wechat-jobs.ts';

/** Everything that happens without being asked for. @returns how each ends */
export function startJobs(context: Context, officialAccounts: OfficialAccounts): readonly Step[] {
  const jobs: Readonly<Record<string, Job | undefined>> = {
    nudging: startNudging(context),
    erasing: startErasing(context),
    digests: startDigests(context, [subscriptionMessenger(context), mailMessenger(context)]),
    thanking: startThanking(context),
    indexing: startIndexing(context),
    discovery: startDiscovery(context),
    'native comments': startNativeSync(context, officialAccounts),
    WeChat: startWechatJobs(context),
    companies: startReadingCompanies(context),
    rechecking: startRechecking(context),
    submitting: startSubmitting(context),
    tidying: startTidying(context),
  };
  return Object.entries(jobs).map(([name, job]): Step => [name, async () => job?.close()]);
}
