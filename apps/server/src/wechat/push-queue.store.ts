import { statement } from '@huixiang/postgres';

/** Both keys decide at once; no row when either is known already. */
export const keepPush = statement<{ push_mark: string }>(
  'wechat-push-keep',
  `INSERT INTO wechat_pushes (push_mark, nonce, account, sealed, received_at, due_at)
   VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING RETURNING push_mark`,
);

export const findByNonce = statement<{ push_mark: string }>(
  'wechat-push-nonce',
  'SELECT push_mark FROM wechat_pushes WHERE nonce = $1',
);

export interface DuePush {
  readonly push_mark: string;
  readonly account: string;
  readonly sealed: string;
  readonly tries: number;
}

/** The push that is due longest, locked; one that another process works on is passed over. */
export const takeDue = statement<DuePush>(
  'wechat-push-due',
  `SELECT push_mark, account, sealed, tries FROM wechat_pushes WHERE due_at <= $1
   ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
);

/** Worked on: the keys stay, the content goes. */
export const endPush = statement(
  'wechat-push-end',
  'UPDATE wechat_pushes SET sealed = NULL, due_at = NULL WHERE push_mark = $1',
);

export const delayPush = statement(
  'wechat-push-delay',
  'UPDATE wechat_pushes SET tries = tries + 1, due_at = $2 WHERE push_mark = $1',
);

export const forgetPushes = statement(
  'wechat-push-forget',
  'DELETE FROM wechat_pushes WHERE received_at < $1 AND due_at IS NULL',
);
