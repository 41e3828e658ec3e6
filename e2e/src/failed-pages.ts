import { abreast } from './abreast.ts';
import type { Driver, StartApp, Weather } from './driver.ts';
import { eventually } from './eventually.ts';
import { expectGone, expectRoute, expectText } from './expect-app.ts';
import type { MemberPage } from './member-pages.ts';
import { paths } from './scenarios/paths.ts';
import { say } from './words.ts';

/** What a page's place is called where its content could not be loaded (`uid` in apps/member/README.md). */
const UIDS: Readonly<Record<string, string>> = {
  'pages/home/index': 'home',
  'pages/listen/index': 'listen',
  'pkg-thread/space': 'space',
  'pkg-thread/thread': 'thread-post',
  'pkg-find/search': 'search',
  'pkg-find/discovery': 'discovery',
  'pkg-listen/welcome': 'welcome',
  'pkg-listen/taste': 'taste',
  'pkg-mine/comments': 'mine',
  'pkg-mine/comment': 'my-comment',
  'pkg-mine/card': 'card',
  'pkg-account/sign-in': 'sign-in',
  'pkg-account/listening': 'listening',
  'pkg-me/profile': 'profile',
  'pkg-me/consents': 'consents',
  'pkg-me/notices': 'notices',
  'pkg-me/notice-settings': 'notice-settings',
  'pkg-me/blocked': 'blocked',
  'pkg-me/phone': 'phone',
  'pkg-me/decision': 'decision',
  'pkg-me/leave': 'leave',
};
/** Pages that have something to show without asking anybody, by their names in the walk, and what that is. */
const SHOWN_ANYWAY: Readonly<Record<string, string>> = {
  search: 'search-tip',
  'listen-guest': 'listen-sign-in',
  'me-guest': 'me-sign-in',
  me: 'me-nickname',
  data: 'data-load',
  'data-guest': 'data-guest-action',
};
const UNREACHABLE = 'page-unreachable';

/** A page as somebody meets it when nothing can be loaded. */
interface FailedPage extends MemberPage {
  /** What stands where its content would, or what it shows anyway. */
  readonly shown: string;
}

/**
 * Of these pages one each that asks for something else than the others, whoever looks at it. What is there does not matter
 * when none of it comes.
 */
function failedPages(pages: readonly MemberPage[]): FailedPage[] {
  const kinds = new Map<string, FailedPage>();
  for (const page of pages) {
    const [route = '', query = ''] = page.path.slice(1).split('?');
    const kind = `${route} ${[...new URLSearchParams(query).keys()].join()} ${page.as === undefined}`;
    const uid = query === 'show=waiting' ? 'waiting' : UIDS[route];
    const shown = SHOWN_ANYWAY[page.name] ?? `${uid}-failed`;
    if (!kinds.has(kind) && page.path !== paths.about) kinds.set(kind, { ...page, shown });
  }
  return [...kinds.values()];
}

/**
 * Opens these pages in bad weather, some at a time, each on its own device, and gathers what did not go as it should: that each
 * says what is wrong, and comes when asked again.
 */
export async function recoveryFaults(
  pages: readonly MemberPage[],
  start: StartApp,
  weather: Weather,
): Promise<string[]> {
  const faults: string[] = [];
  await abreast(failedPages(pages), async (page) => {
    const app = await start(paths.about, page.as);
    try {
      await expectRecovery(app, page, weather);
    } catch (error) {
      faults.push(`${page.name}: ${(error as Error).message}`);
    } finally {
      await app.close();
    }
  });
  return faults;
}

/**
 * Opens a page in bad weather, and again once it is fine, by the way that the page offers. Begins on a page that needs nothing.
 * @throws Error when the page does not say what is wrong, or does not come when asked again
 */
async function expectRecovery(app: Driver, page: FailedPage, weather: Weather): Promise<void> {
  await expectRoute(app, paths.about.slice(1));
  await app.network(weather);
  await app.open(page.path);
  // In a browser without a network not even the code of the page comes.
  const place = await eventually(`#${page.shown} or #${UNREACHABLE}`, async () => {
    for (const id of [page.shown, UNREACHABLE]) if (await app.exists(id)) return id;
    return undefined;
  });
  if (place === SHOWN_ANYWAY[page.name]) return;
  await expectText(app, place, say('common.retry'));
  await app.network('on');
  // The page whose own code was missing comes by itself.
  if (place === UNREACHABLE) await expectGone(app, UNREACHABLE);
  else await askAgain(app, place);
  await page.settle(app);
}

/** A live page that hears of the network before it is asked again comes by itself, maybe under the finger. */
async function askAgain(app: Driver, place: string): Promise<void> {
  try {
    await app.tap(`${place}-action`);
  } catch (error) {
    if (await app.exists(place)) throw error;
  }
}
