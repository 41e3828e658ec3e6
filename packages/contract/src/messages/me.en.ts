import type { meZh } from './me.zh-CN.ts';

/** The same in English. */
export const meEn: Readonly<Record<keyof typeof meZh, string>> = {
  'me.group.mine': 'Mine',
  'me.group.privacy': 'My choices',
  'me.group.look': 'Appearance',
  'me.profile': 'Profile',
  'me.profileNote': 'All optional',
  'me.consents': 'Consents',
  'me.consentsNote': 'One by one, any time',
  'me.theme': 'Dark mode',
  'me.theme.auto': 'System',
  'me.theme.light': 'Light',
  'me.theme.dark': 'Dark',

  'common.gone': 'Someone who has left',

  'profile.title': 'Profile',
  'profile.text': 'All of it is optional, and leaving it out hides nothing from you.',
  'profile.age': 'Age',
  'profile.ageHint':
    'Used to look after the young; and, if you agree, for anonymous portraits of who is here.',
  'profile.age.none': 'Rather not say',
  'profile.age.under-14': 'Under 14',
  'profile.age.14-17': '14–17',
  'profile.age.18-24': '18–24',
  'profile.age.25-34': '25–34',
  'profile.age.35-44': '35–44',
  'profile.age.45-54': '45–54',
  'profile.age.55-64': '55–64',
  'profile.age.65-up': '65 and up',
  'profile.gender': 'Gender',
  'profile.gender.none': 'Rather not say',
  'profile.gender.female': 'Female',
  'profile.gender.male': 'Male',
  'profile.gender.other': 'Other',
  'profile.region': 'Region and interests',
  'profile.regionHint':
    'The same as under Listening; used to find comments that fit and, if you agree, the region also for anonymous portraits.',
  'profile.minorTitle': 'Youth mode',
  'profile.minorText':
    'You may write, echo and listen. There are no ranks and no prompting; no cards from 22 to 6 o’clock; commerce groups wait until you are 18.',
  'profile.childTitle': 'First, a guardian’s consent',
  'profile.childText':
    'You may read everything. To write, echo or listen, a parent or guardian agrees by e-mail first. We do not keep the address.',
  'profile.guardianEmail': 'Your guardian’s e-mail',
  'profile.guardianSend': 'Send the guardian a code',
  'profile.guardianSent': 'The code is on its way. Ask your guardian to read it to you.',
  'profile.guardianCode': 'The code your guardian got',
  'profile.guardianConfirm': 'Done',
  'profile.guardianDone': 'All set. You may write now.',

  'consents.title': 'Consents',
  'consents.text':
    'Decide on each by itself; it takes effect at once. Whatever you choose, you can read all that is public.',
  'consents.terms': 'Terms',
  'consents.termsHint':
    'Use your own words, respect others; no echo is bought, sold or arranged. Without it you read, but do not write or echo.',
  'consents.listening': 'Listening',
  'consents.listeningHint': 'A few fresh comments come to you as cards. Without it none do.',
  'consents.personalisation': 'Cards by my taste',
  'consents.personalisationHint':
    'Learned from your answers. Without it cards come by chance and nothing is learned.',
  'consents.portraits': 'Count me in anonymous portraits',
  'consents.portraitsHint':
    'Age, gender and region as you gave them, and where in WeChat you last came in, summed over many people for the authors of comments you saw. Hidden when there are few; nobody can tell who.',
  'consents.messages': 'Tell me outside the app',
  'consents.messagesHint':
    'What happened, gathered into one message by mail or WeChat, at the hours and as often as you choose.',
  'consents.never': 'Not decided yet',
  'consents.since': 'Agreed {time}, version {n}',
  'consents.until': 'Withdrawn {time}, version {n}',
  'consents.ledger': 'What I decided',
  'consents.ledgerNone': 'Nothing decided yet.',
  'consents.yes': 'agreed',
  'consents.no': 'withdrawn',
  'consents.changed': 'Noted, and in force',

  'signIn.terms': 'I agree to the terms: my own words, respect for others, no echo bought, sold or arranged',
  'signIn.termsFirst': 'Please agree to the terms first',

  'leave.open': 'Delete my account',
  'leave.openNote': 'Erase everything about me',
  'leave.title': 'Delete my account',
  'leave.heading': 'Leaving?',
  'leave.text': 'This takes effect at once and cannot be undone. To keep a copy, take it from My data first.',
  'leave.goes': 'What is erased',
  'leave.goes.1': 'Nickname, all your pictures, profile, ways to sign in, and every session on every device',
  'leave.goes.2': 'Every echo, answer and report you gave; the numbers are counted anew',
  'leave.goes.3': 'Tastes, tags, cards, news and consents',
  'leave.words': 'And the words you wrote?',
  'leave.remove': 'Erase them too',
  'leave.removeNote': 'The text goes; replies by others stay',
  'leave.keep': 'Keep the words, drop the name',
  'leave.keepNote': 'Shown as “someone who has left”; nobody can tell it was you',
  'leave.owned':
    'You are the only owner of: {names}. The administrators take over when you leave, or hand them to somebody first.',
  'leave.nickname': 'Write your nickname to confirm: {name}',
  'leave.confirm': 'Delete for good',
  'leave.stay': 'Not now',
  'leave.done': 'Deleted. Thank you for having been here.',
  'leave.signIn': 'Sign in to delete your account.',
};
