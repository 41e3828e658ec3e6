/**
 * What a member is told about their comments: `heard` by listeners, `echo`es, `reply` by members, `staff-reply` by the
 * creator, `mention` of them in somebody's comment, `featured` or `solved` by staff, `published` after it had to
 * wait, a `picture` that was not let through, a `decision` of the moderators or on an appeal, and what became of a `report` of theirs.
 */
export const noticeKinds = [
  'heard',
  'echo',
  'reply',
  'staff-reply',
  'mention',
  'featured',
  'solved',
  'published',
  'picture',
  'decision',
  'report',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How often what happened is gathered into a message outside the app. */
export const digestRhythms = ['off', 'daily', 'weekly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];
