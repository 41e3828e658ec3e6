/** What a member may say of themselves. Nobody has to; unknown is as good as any answer. */
export const ageBands = ['under-14', '14-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-up'] as const;
export type AgeBand = (typeof ageBands)[number];

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/**
 * What personal data may be used for, each decided on its own: `terms` to take part at all, `listening` to be dealt cards,
 * `personalisation` to have them chosen by taste, `portraits` to be counted in anonymous portraits, `messages` to be told
 * outside the app.
 */
export const consentPurposes = ['terms', 'listening', 'personalisation', 'portraits', 'messages'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Versions of the words that ask for each consent. A new meaning is a new number, and is asked for again. */
export const consentVersions: Readonly<Record<ConsentPurpose, number>> = {
  terms: 1,
  listening: 1,
  personalisation: 1,
  portraits: 2,
  messages: 1,
};

/** By which door of WeChat somebody came into the app when they signed in last; `other` is a door we do not know. */
export const entryChannels = [
  'chat',
  'official-account',
  'video-channel',
  'search',
  'moments',
  'code',
  'link',
  'other-mini-program',
  'returning',
  'message',
  'wecom',
  'other',
] as const;
export type EntryChannel = (typeof entryChannels)[number];
