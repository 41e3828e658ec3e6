import type { ErrorCode } from '@huixiang/contract';
import { decryptOpenData, type GroupEntry, miniProgramLogin, readGroupEntry } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { openIdMark } from '../wechat/link-identity.ts';
import { askWechat, requireWechat } from '../wechat/refusal.ts';
import { loadSessionKey, renewSessionKey } from './groups.store.ts';

/** What a client hands over of `wx.getGroupEnterInfo`. */
export interface SealedEntry {
  readonly memberId: number;
  readonly encryptedData: string;
  readonly iv: string;
  /** Of `wx.login`, where the session key that the server has is no longer WeChat's. */
  readonly code?: string;
}

/** As long as somebody may stay on a page before they do something about the group. */
const AGE_MAX_MS = 3_600_000;

/**
 * Which group a member came by. Only what WeChat sealed for this very member, in our mini-program and not long ago, is
 * believed: a client can neither make it nor lend it to another.
 * @throws HuixiangError HX_WECHAT_OFF, HX_GROUP_SESSION (log in to WeChat anew and send the code), HX_GROUP_ENTRY, or of `askWechat`
 */
export async function openEntry(context: Context, sealed: SealedEntry): Promise<GroupEntry> {
  const { appId } = requireWechat(context).mini;
  const sessionKey = await sessionKeyOf(context, appId, sealed);
  const opened = decryptOpenData(sealed, { sessionKey, appId, now: context.now(), maxAgeMs: AGE_MAX_MS });
  if (!opened.ok) {
    const stale = opened.problem === 'not-decryptable' || opened.problem === 'not-json';
    throw refused(stale && sealed.code === undefined ? 'HX_GROUP_SESSION' : 'HX_GROUP_ENTRY');
  }
  const entry = readGroupEntry(opened.data);
  if (entry === undefined) throw refused('HX_GROUP_ENTRY');
  return entry;
}

async function sessionKeyOf(context: Context, appId: string, sealed: SealedEntry): Promise<string> {
  const { now, pool, sealing } = context;
  const { code, memberId } = sealed;
  if (code === undefined) {
    const [known] = await loadSessionKey(pool, [memberId, appId]);
    if (known === undefined) throw refused('HX_GROUP_SESSION');
    return sealing.open(known.session_key_sealed);
  }
  const { mini } = requireWechat(context);
  const login = await askWechat(context, () => miniProgramLogin(mini, code));
  const key = sealing.seal(login.sessionKey);
  const mark = openIdMark(context, appId, login.openId);
  const owner = await renewSessionKey(pool, [appId, mark, memberId, key, now()]);
  if (owner.length === 0) throw refused('HX_GROUP_ENTRY');
  return login.sessionKey;
}

function refused(code: ErrorCode): HuixiangError {
  return new HuixiangError(code, { field: 'body.encryptedData' });
}
