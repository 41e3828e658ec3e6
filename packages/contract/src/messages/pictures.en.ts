import type { picturesZh } from './pictures.zh-CN.ts';

/** Pictures of comments and beside names, in English. */
export const picturesEn: Readonly<Record<keyof typeof picturesZh, string>> = {
  'pictures.add': 'Pictures',
  'pictures.addN': 'Pictures {n}/{max}',
  'pictures.hint':
    'Up to {max} pictures in a comment, with a few words. Others see them once they passed the check; where and when they were taken is removed.',
  'pictures.one': 'Picture {n}',
  'pictures.remove': 'Remove picture {n}',
  'pictures.retry': 'Picture {n} was not sent. Try again',
  'pictures.sending': 'Sending {n}%',
  'pictures.ready': 'Sent',
  'pictures.failed': 'Not sent',
  'pictures.alt': 'What it shows (optional)',
  'pictures.wait': 'A picture is still being sent. One moment, then send again.',
  'pictures.unsent': 'A picture was not sent: try it again, or remove it.',
  'pictures.tooLarge': 'This picture is larger than 10 MB. Choose a smaller one.',
  'pictures.checking': 'Being checked',
  'pictures.checkingText': 'This picture is being checked; only you see it now',
  'pictures.refused': 'Did not pass the check',
  'pictures.refusedText': 'This picture did not pass the check and is shown to nobody',
  'pictures.open': 'See it large: {alt}',
  'pictures.preview': 'Picture in full',
  'pictures.byAuthor': 'Picture by {name}',
  'avatar.title': 'Your picture',
  'avatar.hint':
    'Others see it once it passed the check; until then your former picture, or the first letter of your name.',
  'avatar.choose': 'Change picture',
  'avatar.remove': 'Use none',
  'avatar.sent': 'Thank you. It is being checked',
  'avatar.removed': 'Your picture was taken away',
  'avatar.checking': 'Your new picture is being checked',
  'avatar.refused': 'Your new picture did not pass the check. Try another',
};
