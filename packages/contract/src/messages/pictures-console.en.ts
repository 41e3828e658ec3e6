import type { picturesConsoleZh } from './pictures-console.zh-CN.ts';

/** Words of the console about pictures, English. */
export const picturesConsoleEn: Record<keyof typeof picturesConsoleZh, string> = {
  'review.pictures': 'Pictures {n}',
  'pictureQueue.title': 'Pictures that wait',
  'pictureQueue.empty': 'No picture waits',
  'pictureQueue.emptyText':
    'Pictures that the check was not sure of or could not look at come here. Others see them once you show them.',
  'pictureQueue.ofComment': 'A picture in a comment',
  'pictureQueue.ofName': 'Beside a name: shown in every space, looked at where its member has written',
  'pictureQueue.show': 'Show',
  'pictureQueue.refuse': 'Do not show',
  'pictureQueue.shown': 'The picture of {name} is shown',
  'pictureQueue.refused': 'The picture of {name} is not shown; its author sees the reason',
  'pictureQueue.refuseTitle': 'Do not show this picture',
  'pictureQueue.refuseText': '{name} sees the reason and may appeal once.',
  'pictureQueue.refuseNameText': '{name} sees that it did not pass and may choose another.',
  'review.appealOf.picture': '{name} did not show this picture',
  'review.answerTitle.picture': 'Show this picture',
  'review.act.show-picture': 'showed a picture',
  'review.act.refuse-picture': 'did not show a picture',
  'review.act.restore-picture': 'showed a picture after an appeal',
  'review.act.uphold-picture': 'upheld the refusal of a picture',
  'inbox.pictures': '{n} {n|picture|pictures}',
};
