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
import { startIndexing } from './search/start-indexing.ts';
import { subscriptionMessenger } from './subscriptions/subscription-messenger.ts';
import { startWechatJobs } from './wechat/start-wechat-jobs.ts';

/** Everything that happens without being asked for. */
export function startJobs(context: Context, officialAccounts: OfficialAccounts): Job {
  const jobs = [
    startNudging(context),
    startErasing(context),
    startDigests(context, [subscriptionMessenger(context), mailMessenger(context)]),
    startThanking(context),
    startIndexing(context),
    startDiscovery(context),
    startNativeSync(context, officialAccounts),
    startWechatJobs(context),
    startReadingCompanies(context),
    startRechecking(context),
    startSubmitting(context),
    startTidying(context),
  ];
  return {
    async close() {
      for (const job of jobs) await job?.close();
    },
  };
}
