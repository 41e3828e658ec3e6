import type { DemoCorner } from './demo.ts';
import type { Scene } from './scene.ts';
import type { Actor } from './world.ts';

/** A page of the console as a walk through it finds it. */
export interface ConsolePage {
  readonly name: string;
  readonly path: string;
  /** Signed in as; a guest when absent. */
  readonly as?: Actor;
  /** What is there when the page has its content. */
  readonly ready: string;
}

/** Every page of the console, filled by the demo community. */
export function consolePages({ owner, space }: DemoCorner): readonly ConsolePage[] {
  const inSpace = (page: string): string => `/spaces/${space.id}${page}`;
  return [
    { name: 'sign-in', path: '/sign-in', ready: '.persona' },
    { name: 'spaces', path: '/', as: owner, ready: '.space' },
    { name: 'overview', path: inSpace(''), as: owner, ready: '.plot path' },
    { name: 'inbox', path: inSpace('/inbox'), as: owner, ready: '.thread .comment' },
    { name: 'review', path: inSpace('/review'), as: owner, ready: '.bar .segments' },
    { name: 'posts', path: inSpace('/posts'), as: owner, ready: 'table' },
    { name: 'supply', path: inSpace('/supply'), as: owner, ready: '.cards img' },
    { name: 'groups', path: inSpace('/groups'), as: owner, ready: '.steps' },
    { name: 'native', path: inSpace('/wechat'), as: owner, ready: 'form.connect' },
    { name: 'openers', path: inSpace('/openers'), as: owner, ready: '.opener' },
    { name: 'tags', path: inSpace('/tags'), as: owner, ready: 'table' },
    { name: 'staff', path: inSpace('/staff'), as: owner, ready: 'select' },
    { name: 'lost', path: '/nowhere', as: owner, ready: 'main a' },
  ];
}

/** What moderators of the scene see: what waits, what was reported, what is appealed against. */
export function sceneDesks({ place, strict }: Scene): readonly ConsolePage[] {
  const review = ({ spaceId }: { spaceId: number }, list: string): string =>
    `/spaces/${spaceId}/review?list=${list}`;
  return [
    { name: 'review-waiting', path: review(strict, 'waiting'), as: strict.owner, ready: '.case' },
    { name: 'review-reported', path: review(place, 'reported'), as: place.owner, ready: '.case' },
    { name: 'review-appeals', path: review(place, 'appeals'), as: place.owner, ready: '.case' },
  ];
}
