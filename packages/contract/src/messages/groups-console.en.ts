import type { groupsConsoleZh } from './groups-console.zh-CN.ts';

/** What the console says about groups, in English. */
export const groupsConsoleEn: Readonly<Record<keyof typeof groupsConsoleZh, string>> = {
  'groups.title': 'Groups',
  'groups.lead':
    'WeChat groups connected to the space: who comes from them, what they say and echo. WeChat tells nobody the name of a group or its messages, so neither is here.',
  'groups.failed': 'The groups could not be fetched',
  'groups.none': 'No group is connected yet',
  'groups.noneText': 'Follow the steps on the right, from within the group.',
  'groups.off': 'This server has no WeChat mini-program, so no group can be connected.',
  'groups.customers': 'WeCom customer group',
  'groups.boundBy': 'Connected by {name}, {time}',
  'groups.gone': 'somebody who has left',
  'groups.rename': 'Rename',
  'groups.name': 'What is the group called',
  'groups.nameHint': 'The name that people there know.',
  'groups.unbind': 'Disconnect',
  'groups.unbindTitle': 'Disconnect “{name}”?',
  'groups.unbindText':
    'Who came by this group and what WeCom told is deleted here. What people said and echoed stays. It can be connected again from within the group.',
  'groups.members': 'People who came by it',
  'groups.comments': 'Their comments',
  'groups.echoes': 'Their echoes',
  'groups.raw': 'raw {n}',
  'groups.provenance': 'Came by: group share',
  'groups.nobody': 'Nobody has come by it yet.',
  'groups.lastAt': 'Somebody last came by it: {time}',
  'groups.fromWecom': 'From WeCom',
  'groups.read': '{name} · {n} {n|customer|customers} · read {time}',
  'groups.unnamed': 'a group without a name',
  'groups.unread': 'Not read yet.',
  'groups.stale': 'Below is what was read the last time.',
  'groups.few': 'Of a group of fewer than {n} customers nothing is shown of what people did.',
  'groups.notEnough': 'Not enough data: WeCom gives the figures of a day on the morning after.',
  'groups.day': 'Day',
  'groups.joined': 'Joined',
  'groups.speakers': 'People who spoke',
  'groups.messages': 'Messages',
  'groups.dashes':
    '“–” means that WeCom does not tell: when an owner has several customer groups it only gives sums, not the messages of one group.',
  'groups.wecomOff': 'WeCom is not configured on this server, so there are only our own figures.',
  'groups.link': 'Read figures of WeCom',
  'groups.linkText':
    'Every day WeCom tells how many people this customer group has, how many joined and how much was said. It stands beside our figures and goes into none of them.',
  'groups.linked': 'Connected',
  'groups.unlink': 'Read no more',
  'groups.unlinked': 'Nothing more is read, and what was read is deleted',
  'groups.problem.permission':
    'The app may not ask WeCom this: let the administrator add it under 客户联系 · API · 可调用应用, with the owner of the group in its range. Asked again every day.',
  'groups.problem.address':
    'WeCom does not trust the address of the server: let the administrator add it to the trusted IPs of the app. Asked again every day.',
  'groups.problem.secret':
    'WeCom does not accept the company id or the secret: whoever runs this server should compare them. Asked again every day.',
  'groups.problem.foreign':
    'WeCom says that there is no such customer group: it may be dissolved, or have another owner. Asked again every day.',
  'groups.problem.away': 'WeCom does not answer for the moment. It will be asked again soon.',
  'groups.how': 'How to connect a group',
  'groups.step1': 'Open this space in the mini-program and share it into the group from the menu.',
  'groups.step2': 'Tap the card in the group, and sign in as the owner of the space.',
  'groups.step3': 'On the page of the space, tap “Connect it” and give the group a name that people know.',
  'groups.howWhy':
    'WeChat vouches for a group only when one comes from it, so there is no button for it here. A group belongs to one space at a time.',
  'groups.acts': 'Record',
  'groups.act.bind': '{who} connected “{name}”',
  'groups.act.rename': '{who} named the group “{name}”',
  'groups.act.unbind': '{who} disconnected “{name}”',
  'groups.act.link-wecom': '{who} connected “{name}” with WeCom',
  'groups.act.unlink-wecom': '{who} stopped reading “{name}” in WeCom',
};
