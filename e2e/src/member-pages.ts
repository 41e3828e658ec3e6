import type { Comment } from '@huixiang/contract';
import type { DemoCorner } from './demo.ts';
import type { Driver } from './driver.ts';
import { expectThere } from './expect-app.ts';
import { paths } from './scenarios/paths.ts';
import type { Actor, Place } from './world.ts';

/** A page of the member app as a walk through it finds it. */
export interface MemberPage {
  readonly name: string;
  readonly path: string;
  /** Signed in as; a guest when absent. */
  readonly as?: Actor;
  /** Brings what is to be seen into view and waits for it. */
  readonly settle: (app: Driver) => Promise<void>;
}

/** Every page of the member app in its main states, filled by the demo community. */
export function memberPages(demo: DemoCorner): readonly MemberPage[] {
  const { owner, space, post, comment, author } = demo;
  const place = { spaceId: space.id, postId: post.id, title: post.title, owner };
  const thread = paths.thread(place);
  const shows =
    (...ids: readonly string[]) =>
    (app: Driver): Promise<void> =>
      expectThere(app, ...ids);
  return [
    { name: 'home', path: paths.home, settle: shows(`space-${space.id}`, 'home-listen') },
    { name: 'space', path: paths.space(place), settle: shows(`post-${post.id}`) },
    ...findPages(place, demo),
    { name: 'thread', path: thread, as: author, settle: shows('composer-open', 'order') },
    { name: 'thread-composer', path: thread, as: author, settle: opened('composer-open', 'composer-text') },
    { name: 'thread-share', path: thread, as: author, settle: opened('share-open', 'share-close') },
    { name: 'listen-guest', path: paths.listen, settle: shows('listen-sign-in') },
    { name: 'listen-ready', path: paths.listen, as: author, settle: shows('deck-open') },
    {
      name: 'listen-card',
      path: paths.listen,
      as: author,
      settle: opened('deck-open', 'deck-text', 'deck-why'),
    },
    {
      name: 'listen-why',
      path: paths.listen,
      as: author,
      settle: steps('deck-open', 'deck-why', 'deck-why-text'),
    },
    { name: 'welcome', path: paths.welcome, as: author, settle: shows('welcome-next', 'word-0') },
    { name: 'welcome-when', path: paths.welcome, as: author, settle: steps('welcome-next', 'part-dawn') },
    {
      name: 'welcome-gauge',
      path: paths.welcome,
      as: author,
      settle: steps('welcome-next', 'welcome-next', 'gauge-text'),
    },
    {
      name: 'welcome-done',
      path: paths.welcome,
      as: author,
      settle: steps('welcome-next', 'welcome-next', 'welcome-enough', 'welcome-done'),
    },
    { name: 'taste', path: paths.taste, as: author, settle: shows('personalised', 'tag-0') },
    { name: 'me-guest', path: paths.me, settle: shows('me-sign-in') },
    { name: 'me', path: paths.me, as: author, settle: shows('me-nickname', 'me-sign-out') },
    ...minePages(comment, author),
    { name: 'sign-in', path: paths.signIn, settle: shows(`persona-${owner.id}`) },
    { name: 'listening', path: paths.listening, as: author, settle: shows('listening-on', 'quiet-span') },
    { name: 'data', path: paths.data, as: author, settle: opened('data-load', 'data-preview') },
    { name: 'profile', path: paths.profile, as: author, settle: shows('age-none', 'gender-none') },
    { name: 'consents', path: paths.consents, as: author, settle: shows('consent-terms') },
    { name: 'notices', path: paths.notices, as: author, settle: shows('notices-settings') },
    { name: 'notice-settings', path: paths.noticeSettings, as: author, settle: shows('tell-echo') },
    { name: 'blocked', path: paths.blocked, as: author, settle: shows('blocked-empty') },
    { name: 'phone', path: paths.phone, as: author, settle: shows('phone-kept') },
    { name: 'decision-none', path: paths.decision(comment), as: author, settle: shows('decision-failed') },
    { name: 'leave', path: paths.leave, as: author, settle: shows('leave-confirm') },
    { name: 'about', path: paths.about, settle: () => Promise.resolve() },
    { name: 'missing', path: '/pkg-thread/thread?spaceId=1&postId=1', settle: shows('thread-post-failed') },
  ];
}

/** What one has said, and what became of it. */
function minePages(comment: Comment, author: Actor): MemberPage[] {
  return [
    { name: 'my-comments', path: paths.myComments, as: author, settle: there(`mine-${comment.id}`) },
    {
      name: 'my-waiting',
      path: `${paths.myComments}?show=waiting`,
      as: author,
      settle: there('waiting-empty'),
    },
    {
      name: 'my-comment',
      path: paths.myComment(comment),
      as: author,
      settle: there('growth-picture', 'heard-by', 'from-list'),
    },
    { name: 'card', path: paths.card(comment), as: author, settle: there('card-picture', 'card-save') },
  ];
}

/** Taps one after the other as each comes up, and waits for the last. */
export function steps(...ids: readonly string[]) {
  return async (app: Driver): Promise<void> => {
    for (const id of ids.slice(0, -1)) {
      await expectThere(app, id);
      await app.tap(id);
    }
    await expectThere(app, ...ids.slice(-1));
  };
}

/** Taps the first, then waits for the others. */
function opened(tapped: string, ...shown: readonly string[]) {
  return async (app: Driver): Promise<void> => {
    await expectThere(app, tapped);
    await app.tap(tapped);
    await expectThere(app, ...shown);
  };
}

/** The pages of searching and discovering. */
function findPages(place: Place, { author: as, newcomer }: DemoCorner): MemberPage[] {
  return [
    { name: 'search', path: paths.search(place), as, settle: there('search-tip', 'search-scope') },
    {
      name: 'search-found',
      path: `${paths.search(place)}&q=${encodeURIComponent('的')}`,
      as,
      settle: there('search-found'),
    },
    {
      name: 'discovery',
      path: paths.discovery,
      // What the author has met already is not shown to them, which may be all.
      as: newcomer,
      settle: there('discovery-end', 'discovery-shown'),
    },
  ];
}

function there(...ids: readonly string[]): (app: Driver) => Promise<void> {
  return (app) => expectThere(app, ...ids);
}
