import type { moderationZh } from './moderation.zh-CN.ts';

/** Words of the member app about what waits, was refused or removed, English. */
export const moderationEn: Record<keyof typeof moderationZh, string> = {
  'notices.published': 'Looked at and public now',
  'notices.report': 'What you reported was looked at: it breaks no rule and stays',
  'notices.reportGone': 'What you reported is gone. Thank you',
  'noticeSettings.published': 'My comment passed review',
  'noticeSettings.report': 'My report was answered',

  'decision.refused': 'This comment was not made public',
  'decision.refusedWhen': 'Decided {time}',
  'decision.upheldRefusal': 'It stays unpublished',
  'decision.said': 'The moderator said: {note}',
  'decision.reason.spam': 'Spam or advertising',
  'decision.reason.abuse': 'Abuse or attack',
  'decision.reason.illegal': 'Against the law',
  'decision.reason.privacy': 'Gives away private details',
  'decision.reason.off-topic': 'Does not belong to the topic here',
  'decision.reason.other': 'Something else',
  'decision.reason.machine': 'It did not pass the automatic check',
  'decision.reason.place-gone': 'What it answers is gone',
  'decision.post': 'The moderators removed this post',
  'decision.postHint':
    'Once per post. You get an answer within 72 hours; if you are right, it comes back with all comments below it.',
  'decision.restorePost': 'Restore this post',
  'post.report': 'Report',
  'decision.publish': 'Publish this comment',
  'decision.upholdRefusal': 'Leave it unpublished',

  'waiting.which': 'Which ones',
  'waiting.public': 'Public',
  'waiting.waiting': 'Waiting',
  'waiting.empty': 'Nothing is waiting',
  'waiting.emptyText':
    'Some comments are reviewed before they are public. Those, and what could not be published, appear here.',
  'waiting.state': 'Waiting for review',
  'waiting.due': 'Reviewed by {time}',
  'waiting.late': 'Longer than we said, sorry. We are on it',
  'waiting.why.unsure': 'The automatic check is unsure, so a moderator looks',
  'waiting.why.away': 'The automatic check does not answer just now; it is asked again',
  'waiting.why.words': 'A word in it needs a moderator to look',
  'waiting.why.first': 'A first comment here is looked at by a moderator',
  'waiting.why.pre-review': 'A moderator looks at all comments here first',
  'waiting.refused': 'Not made public',
  'waiting.again': 'Change and send again',
  'waiting.appeal': 'Appeal',
  'waiting.appealSee': 'See the appeal',
  'waiting.appealOpen': 'Appealed, waiting for an answer',
  'waiting.appealUpheld': 'The appeal was heard; it stays unpublished',
  'waiting.withdraw': 'Take back',
  'waiting.withdrawn': 'Taken back',
  'waiting.revealed': 'We have it. It appears once it has been looked at',

  'composer.preReview.all':
    'A moderator looks at comments here before they are public, usually within 24 hours.',
  'composer.preReview.first':
    'If this is your first comment here, a moderator looks at it before it is public, usually within 24 hours.',
};
