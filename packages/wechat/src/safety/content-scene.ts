/** Where a content appears, in WeChat's numbers: a profile, a comment, a forum post, a social log. */
export const contentScenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
export type ContentScene = keyof typeof contentScenes;
