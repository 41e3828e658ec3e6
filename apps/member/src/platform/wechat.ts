/** What only the mini-program has. Callers ask for `isH5` first, so that the browser's build is without it. */

/** A code by which the server learns from WeChat who this is; good once, for five minutes. */
export function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.login({
      provider: 'weixin',
      success: ({ code }) => resolve(code),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

/** WeChat's number for how this visit began: from a chat, an article, a search. */
export function entryScene(): number | undefined {
  const { scene } = uni.getEnterOptionsSync() as { scene?: unknown };
  return typeof scene === 'number' ? scene : undefined;
}

/** WeChat's automation, crawler and load tests. */
const PROGRAM_SCENES = [1030, 1129, 1203];

/** The scene of a visit that no person makes; undefined for people. The server is told, and treats it as nobody's. */
export function programScene(): number | undefined {
  const scene = entryScene();
  return scene !== undefined && PROGRAM_SCENES.includes(scene) ? scene : undefined;
}

/** What WeChat seals about the group of a visit: only WeChat and the server can read it. */
export interface SealedGroup {
  readonly encryptedData: string;
  readonly iv: string;
}

/** Sharing, tools, to-dos and notices of a group; from material and the chat tool one may come by a chat of two as well. */
const GROUP_SCENES = [1008, 1044, 1158, 1160, 1173, 1185, 1208];

/** Whether a visit may have begun in a group. */
export function mayBeGroup(scene: number | undefined): boolean {
  return scene !== undefined && GROUP_SCENES.includes(scene);
}

type AskGroup = (options: {
  needGroupOpenID: boolean;
  success: (sealed: SealedGroup) => void;
  fail: (refused: { errMsg?: string }) => void;
}) => void;

/** Rejects where the visit began in no group, or WeChat is too old to tell. */
export function groupEntry(): Promise<SealedGroup> {
  const { getGroupEnterInfo: ask } = uni as unknown as { getGroupEnterInfo?: AskGroup };
  return new Promise((resolve, reject) => {
    if (typeof ask !== 'function') return reject(new Error('WeChat does not tell the group of a visit'));
    ask({
      needGroupOpenID: true,
      success: ({ encryptedData, iv }) => resolve({ encryptedData, iv }),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

/** WeChat says so when the account of the deployer has no verifications left. */
const NO_CREDIT = 1_400_001;

export type PhoneAnswer = { readonly code: string } | { readonly refused: 'declined' | 'no-credit' };

/** What the button for the telephone number brought. */
export function readPhoneAnswer(event: unknown): PhoneAnswer {
  const { detail } = event as { detail?: { code?: unknown; errno?: unknown } };
  if (typeof detail?.code === 'string' && detail.code !== '') return { code: detail.code };
  return { refused: detail?.errno === NO_CREDIT ? 'no-credit' : 'declined' };
}

/** What WeChat's window for subscription messages brought; it opens only out of a tap. */
export function readSubscribeAnswer(answer: unknown, templateId: string): 'accepted' | 'refused' {
  const said = (answer as Record<string, unknown>)[templateId];
  return typeof said === 'string' && said.startsWith('accept') ? 'accepted' : 'refused';
}

export function askSubscription(templateId: string): Promise<'accepted' | 'refused' | 'failed'> {
  return new Promise((resolve) => {
    uni.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (answer: unknown) => resolve(readSubscribeAnswer(answer, templateId)),
      fail: () => resolve('failed'),
    });
  });
}
