import type { unsentZh } from './unsent.zh-CN.ts';

/** Comments that wait on the device for a network. */
export const unsentEn: Readonly<Record<keyof typeof unsentZh, string>> = {
  'unsent.kept': 'The network is weak. Your words wait here and go out once it is back',
  'unsent.sending': 'Sending…',
  'unsent.offline': 'No network. It goes out once you are connected',
  'unsent.takeBack': 'Take back',
  'unsent.takenBack': 'Taken back. Your words are in the composer',
  'unsent.onItsWay': 'It is on its way and cannot be taken back. Once sent it can be deleted',
  'unsent.refused': 'Not sent, your words are in the composer: {reason}',
};
