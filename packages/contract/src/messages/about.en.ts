import type { aboutZh } from './about.zh-CN.ts';

/** Why the numbers can be trusted: the page that says so, in English. */
export const aboutEn: Readonly<Record<keyof typeof aboutZh, string>> = {
  'about.title': 'About the numbers',
  'about.heading': 'Every number here can be opened',
  'about.1.title': 'What an echo is',
  'about.1.text':
    'An echo says: these words reached me. One person counts once per comment, can take it back at any time, and it never mixes with any number inside WeChat.',
  'about.2.title': 'Three numbers, kept apart',
  'about.2.text':
    'Raw is every echo; counted leaves out those that cannot be trusted; organic are those that did not come from dealt cards. They are kept apart from the first day and can always be computed again.',
  'about.3.title': 'Cards are blind',
  'about.3.text':
    'A card shows no numbers until you have answered. So everybody answers the words and not the crowd.',
  'about.4.title': 'No rewards',
  'about.4.text':
    'Echoes, shares and praise earn no points, rank or favour. A pass is private and costs nothing.',
  'about.5.title': 'Recorded by the server',
  'about.5.text':
    'Where an echo came from is noted by the server, from the cards it dealt and the links it signed. Nobody can change it.',
  'about.6.title': 'No arranged applause',
  'about.6.text':
    'Echoes are not sold, not automatic and not swapped. We find listeners for every sentence; the applause is theirs.',
  'about.filings': 'Filings',
  'about.icp': 'ICP filing {number}',
  'about.algorithm': 'Algorithm filing {number}',
  'about.7.title': 'Decisions in the open',
  'about.7.text':
    'What is looked at first, reports and appeals have limits: 2 hours for what is illegal, 24 for the rest, 72 for an appeal, which another moderator hears. Authors read the reason; nobody sees who reported.',
};
