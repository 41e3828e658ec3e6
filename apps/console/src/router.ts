import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';

import { loadSession, session, sessionFailure } from './api/session.ts';
import { spacePages } from './features/shell/space-pages.ts';
import { t } from './ui/i18n.ts';
import { showToast } from './ui/toast.ts';

/** Where a page is in its space, if not at its name. */
const addresses: Readonly<Record<string, string>> = { overview: '', native: 'wechat' };

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
    children: Object.entries(spacePages).map(([name, component]) => ({
      path: addresses[name] ?? name,
      name,
      meta: { title: `${name}.title` },
      component,
    })),
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
