import type { Account } from '../accounts/accounts.ts';
import { publishArticles, takeMsgDataId } from '../articles/publish-articles.ts';
import type { World } from '../world/world.ts';
import type { Draft, PublishJob } from './publishing.ts';

/** Takes a draft for publishing; it comes out after a while, with an event. */
export function startPublishing(world: World, account: Account, draft: Draft): PublishJob {
  const { publishing } = world;
  const job: PublishJob = {
    publishId: String(100_000_000 + publishing.jobs.length),
    appId: account.appId,
    msgDataId: takeMsgDataId(world),
    drafts: draft.articles,
    status: 1,
    articles: [],
    finishedAt: undefined,
  };
  publishing.jobs.push(job);
  publishing.drafts.splice(publishing.drafts.indexOf(draft), 1);
  const result = publishing.nextResults.shift() ?? 0;
  world.clock.schedule(publishing.delayMs, async () => {
    job.status = result;
    finish(world, account, job);
  });
  return job;
}

function finish(world: World, account: Account, job: PublishJob): void {
  job.finishedAt = world.clock.now();
  if (job.status === 0) {
    const { msgDataId } = job;
    job.articles = publishArticles(world, account, job.drafts, { by: 'submit', notified: false, msgDataId });
  }
  const first = job.articles[0];
  const item = job.articles.map(({ index, url }) => ({ idx: index + 1, article_url: url }));
  const detail = first
    ? { article_id: first.articleId, article_detail: { count: item.length, item } }
    : { fail_idx: 1 };
  world.emit(account, '', {
    MsgType: 'event',
    Event: 'PUBLISHJOBFINISH',
    PublishEventInfo: { publish_id: job.publishId, publish_status: job.status, ...detail },
  });
}
