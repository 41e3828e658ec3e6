import type { openersConsoleZh } from './openers-console.zh-CN.ts';

/** What the console says about openers, in English. */
export const openersConsoleEn: Readonly<Record<keyof typeof openersConsoleZh, string>> = {
  'openers.title': 'Openers',
  'openers.lead':
    'A beginning for those who do not know how to begin. It is half a sentence: the rest is theirs to write, and it cannot be sent as it is.',
  'openers.failed': 'The openers did not load',
  'openers.shown': 'Shown to everybody',
  'openers.shownText':
    'The composer offers the first three. Wording one anew makes a new version, and comments are counted for each version.',
  'openers.none': 'There are none',
  'openers.noneText': 'The composer is a blank page now, which is fine too.',
  'openers.hidden': 'Put away',
  'openers.origin': 'Standard',
  'openers.own': 'Your own',
  'openers.version': 'Version {n}',
  'openers.comments': 'Comments begun with it: {n}',
  'openers.edit': 'Reword',
  'openers.editOne': 'Reword “{text}”',
  'openers.hide': 'Put away',
  'openers.hideOne': 'Put away: “{text}”',
  'openers.show': 'Put back',
  'openers.showOne': 'Put back: “{text}”',
  'openers.add': 'Add an opener',
  'openers.template': 'Half a sentence',
  'openers.templateHint':
    'Write one or two places to fill in braces, such as: What struck me most is {slot}.',
  'openers.exampleSlot': 'which scene',
  'openers.hint': 'A hint (optional)',
  'openers.hintHint': 'Shown beside the field to whoever chooses it.',
  'openers.preview': 'People will see: {text}',
  'openers.save': 'Save',
  'openers.addNow': 'Add',
  'openers.cancel': 'Cancel',
  'openers.saved': 'Saved; it holds at once',
  'openers.slots': 'Name one or two places to fill, in braces.',
};
