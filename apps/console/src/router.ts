import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';

import { loadSession, session, sessionFailure } from './api/session.ts';
import { spacePages } from './features/shell/space-pages.ts';
import { t } from './ui/i18n.ts';
import { showToast } from './ui/toast.ts';

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    meta: { open: true, title: 'signIn.title' },
    component: () => import('./features/sign-in/sign-in-page.vue'),
  },
  {
    path: '/',
    name: 'spaces',
    meta: { title: 'spaces.title' },
    component: () => import('./features/spaces/spaces-page.vue'),
  },
  {
    path: '/spaces/:spaceId(\\d+)',
    component: () => import('./features/shell/space-shell.vue'),
    props: (route) => ({ spaceId: Number(route.params['spaceId']) }),
    children: [
      {
        path: '',
        name: 'overview',
        meta: { title: 'overview.title' },
        component: spacePages.overview,
      },
      {
        path: 'inbox',
        name: 'inbox',
        meta: { title: 'inbox.title' },
        component: spacePages.inbox,
      },
      {
        path: 'review',
        name: 'review',
        meta: { title: 'review.title' },
        component: spacePages.review,
      },
      {
        path: 'posts',
        name: 'posts',
        meta: { title: 'posts.title' },
        component: spacePages.posts,
      },
      {
        path: 'supply',
        name: 'supply',
        meta: { title: 'supply.title' },
        component: spacePages.supply,
      },
      {
        path: 'groups',
        name: 'groups',
        meta: { title: 'groups.title' },
        component: spacePages.groups,
      },
      {
        path: 'wechat',
        name: 'native',
        meta: { title: 'native.title' },
        component: spacePages.native,
      },
      {
        path: 'openers',
        name: 'openers',
        meta: { title: 'openers.title' },
        component: spacePages.openers,
      },
      {
        path: 'tags',
        name: 'tags',
        meta: { title: 'tags.title' },
        component: spacePages.tags,
      },
      {
        path: 'staff',
        name: 'staff',
        meta: { title: 'staff.title' },
        component: spacePages.staff,
      },
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'lost',
    meta: { open: true, title: 'lost.title' },
    component: () => import('./features/shell/lost-page.vue'),
  },
];

/**
 * Routes of the console. The server is asked once who this is; pages other than sign-in need a member. When it cannot
 * be asked, the route is still entered and the app shows the failure with a way to try again.
 */
export function createConsoleRouter(): Router {
  const router = createRouter({ history: createWebHistory(import.meta.env.BASE_URL), routes });
  router.beforeEach(async (to) => {
    sessionFailure.value = null;
    const known =
      session.value ?? (await loadSession().catch((error: unknown) => void (sessionFailure.value = error)));
    if (!known) return true;
    if (known.member === null && to.meta['open'] !== true)
      return { name: 'sign-in', query: { next: to.fullPath } };
    if (known.member !== null && to.name === 'sign-in') return { name: 'spaces' };
    return true;
  });
  // Most often the code of a page could not be fetched: no network, or the server was updated meanwhile.
  router.onError(() => showToast('bad', t('state.pageFailed')));
  return router;
}
