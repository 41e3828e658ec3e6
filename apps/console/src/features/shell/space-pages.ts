/** The screens inside a space, each a chunk of its own. */
export const spacePages = {
  overview: () => import('../overview/overview-page.vue'),
  inbox: () => import('../inbox/inbox-page.vue'),
  review: () => import('../review/review-page.vue'),
  posts: () => import('../posts/posts-page.vue'),
  supply: () => import('../supply/supply-page.vue'),
  groups: () => import('../groups/groups-page.vue'),
  native: () => import('../native/native-page.vue'),
  openers: () => import('../openers/openers-page.vue'),
  tags: () => import('../tags/tags-page.vue'),
  staff: () => import('../staff/staff-page.vue'),
};

const quietMs = 2_000;

/** Fetches the other screens once things are quiet, so that the menu works at once and without a network, too. */
export function prefetchSpacePages(): void {
  setTimeout(() => {
    // A failure here costs nothing: the router fetches again when the screen is opened, and says so if it cannot.
    for (const load of Object.values(spacePages)) load().catch(() => undefined);
  }, quietMs);
}
