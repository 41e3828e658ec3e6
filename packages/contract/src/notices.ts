/**
 * What a member is told about their comments: `heard` by listeners, `echo`es, `reply` by members, `staff-reply` by the
 * creator, `mention` of them in somebody's comment, `featured` or `solved` by staff, `published` after it had to
 * wait, a `picture` that was not let through, a `decision` of the moderators or on an appeal, what became of a `report` of theirs, and, once a week at most, `thanks`:
 * what became of their own answers as a listener.
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
  'thanks',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How often what happened is gathered into a message outside the app. */
export const digestRhythms = ['off', 'daily', 'weekly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/**
 * What became of a listener's answers of a week: somebody went on below their reply, or they were the first to answer in
 * any way.
 */
export const thanksOutcomes = ['went-on', 'first'] as const;
export type ThanksOutcome = (typeof thanksOutcomes)[number];
