import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';
import { expectGone, expectThere } from './expect-app.ts';
import { type MemberPage, steps } from './member-pages.ts';
import { photo } from './photo.ts';
import { paths } from './scenarios/paths.ts';
import type { Ear, Scene } from './scene.ts';

/** Pages, sheets and parts that need more than the demo community to be seen. */
export function scenePages(scene: Scene): readonly MemberPage[] {
  return [...threadPages(scene), ...decisionPages(scene), ...deckPages(scene), ...otherPages(scene)];
}

function threadPages({ place, strict, author, pictureId, theirs, mine, edited }: Scene): MemberPage[] {
  const thread = { path: paths.thread(place), as: author };
  return [
    { ...thread, name: 'thread-pictures', settle: steps(`picture-${pictureId}`) },
    { ...thread, name: 'thread-preview', settle: steps(`picture-${pictureId}`, 'preview-close') },
    { ...thread, name: 'thread-reply', settle: steps(`reply-${theirs.id}`, 'composer-people') },
    {
      ...thread,
      name: 'thread-stickers',
      settle: steps('composer-open', 'composer-stickers', 'sticker-smile'),
    },
    { ...thread, name: 'thread-attached', settle: attached },
    { ...thread, name: 'thread-unsent', settle: unsent },
    { ...thread, name: 'thread-menu-mine', settle: steps(`more-${edited.id}`, 'menu-delete') },
    { ...thread, name: 'thread-menu', settle: steps(`more-${theirs.id}`, 'menu-report') },
    { ...thread, name: 'thread-delete', settle: steps(`more-${mine.id}`, 'menu-delete', 'delete-confirm') },
    { ...thread, name: 'thread-history', settle: steps(`more-${edited.id}`, 'menu-history', 'history') },
    { ...thread, name: 'thread-report', settle: steps(`more-${theirs.id}`, 'menu-report', 'report-send') },
    {
      name: 'thread-strict',
      path: paths.thread(strict),
      as: author,
      settle: steps('composer-open', 'composer-notice'),
    },
  ];
}

function decisionPages({ place, author, removed, appealed, refused, waiting }: Scene): MemberPage[] {
  const told = { path: paths.notices, as: author };
  return [
    { ...told, name: 'notices-told', settle: steps(`notice-${removed.id}-decision`) },
    { name: 'decision', path: paths.decision(removed), as: author, settle: steps('appeal-send') },
    { name: 'decision-appealed', path: paths.decision(appealed), as: author, settle: steps('decision-due') },
    {
      name: 'decision-staff',
      path: paths.decision(appealed),
      as: place.owner,
      settle: steps('answer-uphold'),
    },
    {
      name: 'my-waiting-some',
      path: `${paths.myComments}?show=waiting`,
      as: author,
      settle: async (app) =>
        expectThere(app, `waiting-${waiting.id}-withdraw`, `waiting-${refused.id}-appeal`),
    },
  ];
}

function deckPages({ world, ears }: Scene): MemberPage[] {
  const page = (name: string, { listener, place }: Ear, settle: MemberPage['settle']): MemberPage => ({
    name,
    path: paths.listen,
    as: listener,
    async settle(app) {
      await world.comment(place);
      await settle(app);
    },
  });
  return [
    page('deck-revealed', ears.revealed, steps('deck-open', 'deck-echo', 'deck-undo')),
    page('deck-report', ears.report, steps('deck-open', 'deck-report', 'report-send')),
    page('deck-mutes', ears.mutes, steps('deck-open', 'deck-mute', 'deck-mute-post')),
    page('deck-end', ears.end, passAll),
  ];
}

function otherPages({ author, child, pest, place, reached }: Scene): MemberPage[] {
  return [
    { name: 'blocked-some', path: paths.blocked, as: author, settle: steps(`blocked-${pest.id}-release`) },
    {
      name: 'my-comment-reached',
      path: paths.myComment(reached),
      as: author,
      settle: steps('reached-province'),
    },
    { name: 'profile-child', path: paths.profile, as: child, settle: steps('guardian-send') },
    { name: 'region', path: paths.listening, as: author, settle: steps('region-open', 'region-none') },
    {
      name: 'region-cities',
      path: paths.listening,
      as: author,
      settle: steps('region-open', 'region-65', 'region-65-whole'),
    },
    { name: 'region-found', path: paths.listening, as: author, settle: regionSought },
    { name: 'rename', path: paths.me, as: author, settle: steps('me-rename', 'rename-save') },
    { name: 'leave-owner', path: paths.leave, as: place.owner, settle: steps('leave-owned') },
    {
      name: 'search-none',
      path: `${paths.search(place)}&q=qqzzxx`,
      as: author,
      settle: steps('search-none'),
    },
    { name: 'sign-in-code', path: paths.signIn, settle: coded },
    { name: 'data-guest', path: paths.data, settle: steps('data-guest-action') },
    {
      name: 'search-mine',
      path: `${paths.search(place)}&q=${encodeURIComponent('书')}`,
      as: author,
      settle: steps('search-found'),
    },
  ];
}

/** A picture stands in the composer, in words that fill it. */
async function attached(app: Driver): Promise<void> {
  await steps('composer-open', 'composer-pictures')(app);
  await app.input('composer-text', '桥下的水退了。');
  await app.choose('composer-pictures', [photo]);
  await expectThere(app, 'attached-0-alt');
}

/** Words wait for a network. */
async function unsent(app: Driver): Promise<void> {
  await steps('composer-open', 'composer-text')(app);
  await app.network('off');
  await app.input('composer-text', '桥下的水退了，露出去年夏天丢的那只搪瓷碗。');
  await steps('composer-send', 'unsent-0-take-back')(app);
  await expectGone(app, 'composer');
}

/** A region is looked for by its name. */
async function regionSought(app: Driver): Promise<void> {
  await steps('region-open', 'region-text')(app);
  await app.input('region-text', 'suzhou');
  await expectThere(app, 'region-3205');
}

/** A code was sent, and is asked for. */
async function coded(app: Driver): Promise<void> {
  await expectThere(app, 'sign-in-email');
  await app.tap('sign-in-terms');
  await app.input('sign-in-email', 'somebody@example.com');
  await steps('sign-in-send', 'sign-in-confirm')(app);
}

/** Passes every card of the deck. */
export async function passAll(app: Driver): Promise<void> {
  await steps('deck-open', 'deck-pass')(app);
  await eventually('the end of the deck', async () => {
    for (const id of ['deck-pass', 'deck-next']) if (await app.exists(id)) await app.tap(id);
    return app.exists('deck-end');
  });
}
