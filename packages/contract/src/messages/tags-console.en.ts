import type { tagsConsoleZh } from './tags-console.zh-CN.ts';

/** What the console says about tags, in English. */
export const tagsConsoleEn: Readonly<Record<keyof typeof tagsConsoleZh, string>> = {
  'tags.title': 'Tags',
  'tags.lead':
    'What this space talks about. Tags are learned from comments and help new ones reach fitting people.',
  'tags.failed': 'The tags could not be fetched',
  'tags.inUse': 'Tags in use',
  'tags.inUseText': 'A hidden tag is no longer used and members do not see it.',
  'tags.none': 'No tags yet',
  'tags.noneText': 'They are learned as comments come; you can add a few first.',
  'tags.tag': 'Tag',
  'tags.origin': 'Origin',
  'tags.learned': 'Learned',
  'tags.added': 'Added',
  'tags.comments': 'Recent comments',
  'tags.action': 'Action',
  'tags.hide': 'Hide',
  'tags.hideOne': 'Hide “{tag}”',
  'tags.remove': 'Take off',
  'tags.removeOne': 'Take off “{tag}”',
  'tags.add': 'Add a tag',
  'tags.addHint': 'A word that people really say, at most {n} characters.',
  'tags.addNow': 'Add',
  'tags.same': 'This tag is there already.',
  'tags.full': 'At most {n}; take some off first.',
  'tags.hidden': 'Hidden tags',
  'tags.hiddenNone': 'No tag is hidden.',
  'tags.show': 'Show “{tag}” again',
  'tags.saved': 'Saved, effective at once',
};
