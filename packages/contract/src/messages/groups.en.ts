import type { groupsZh } from './groups.zh-CN.ts';

/** What the member app says about groups, in English. */
export const groupsEn: Readonly<Record<keyof typeof groupsZh, string>> = {
  'groups.from': 'You came from the group “{name}”',
  'groups.elsewhere':
    'This group is connected to another space. Disconnect it there before you connect it here.',
  'groups.bindTitle': 'Connect this group to the space',
  'groups.bindText':
    'WeChat vouches that you came from this group. Once it is connected, what people who come from it say and echo is marked with it. WeChat tells us neither its name nor its messages.',
  'groups.name': 'What is the group called',
  'groups.nameHint': 'The name that people there know, up to {n} characters',
  'groups.bindNow': 'Connect it',
  'groups.bound': 'Connected',
};
