import { readPlayedVisit, type PlayedVisit } from '../../platform/played-visit.ts';
import { isH5 } from '../../platform/target.ts';
import { entryScene, groupEntry, loginCode, type SealedGroup } from '../../platform/wechat.ts';
import { session } from './session.ts';

let inLink: PlayedVisit | undefined;

/** Reads what the link tells, once, before the address changes. Only on H5. */
export function openVisit(): void {
  inLink = readPlayedVisit(location.href);
}

/** Only the demo lets somebody play WeChat: elsewhere a link could sign a reader in as the person who sent it. */
function played(): PlayedVisit | undefined {
  return session.demo ? inLink : undefined;
}

/** What WeChat tells of this visit: in the mini-program, and in the demo where WeChat is played. */
export const visit = {
  byWechat: (): boolean => !isH5 || played() !== undefined,
  scene: (): number | undefined => (isH5 ? played()?.scene : entryScene()),
  login(): Promise<string> {
    if (!isH5) return loginCode();
    const code = played()?.code;
    return code === undefined ? Promise.reject(new Error('Nobody plays WeChat')) : Promise.resolve(code);
  },
  group(): Promise<SealedGroup> {
    if (!isH5) return groupEntry();
    const one = played();
    if (one === undefined) return Promise.reject(new Error('Nobody plays WeChat'));
    return Promise.resolve({ encryptedData: one.encryptedData, iv: one.iv });
  },
};
