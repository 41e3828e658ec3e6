import { statement } from '@huixiang/postgres';

export const writeMember = statement(
  'members-write',
  `INSERT INTO members (member_id, nickname, admin, demo, created_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING`,
);

export const loadMember = statement<{
  member_id: number;
  nickname: string;
  admin: boolean;
  demo: boolean;
  persona: string | null;
}>('members-load', 'SELECT member_id, nickname, admin, demo, persona FROM members WHERE member_id = $1');

export const renameMember = statement<{ member_id: number }>(
  'members-rename',
  'UPDATE members SET nickname = $2 WHERE member_id = $1 RETURNING member_id',
);

export const makeAdmin = statement(
  'members-make-admin',
  'UPDATE members SET admin = true WHERE member_id = $1',
);

/** Whoever claims an address first owns it; the row is the truth under races. */
export const claimEmail = statement<{ member_id: number }>(
  'email-claim',
  `INSERT INTO email_claims AS c (email, member_id, claimed_at) VALUES ($1, $2, $3)
   ON CONFLICT (email) DO UPDATE SET email = c.email RETURNING c.member_id`,
);

export const writeCode = statement(
  'email-code-write',
  `INSERT INTO email_codes (email, code_hash, attempts, sent_at, expires_at) VALUES ($1, $2, 0, $3, $4)
   ON CONFLICT (email) DO UPDATE SET code_hash = excluded.code_hash, attempts = 0, sent_at = excluded.sent_at,
     expires_at = excluded.expires_at`,
);

/** Count an attempt and read the code in one step, so that parallel guesses cannot share an attempt. */
export const tryCode = statement<{ code_hash: Buffer; attempts: number; expires_at: number }>(
  'email-code-try',
  'UPDATE email_codes SET attempts = attempts + 1 WHERE email = $1 RETURNING code_hash, attempts, expires_at',
);

export const dropCode = statement('email-code-drop', 'DELETE FROM email_codes WHERE email = $1');

export const endSession = statement(
  'sessions-end',
  'INSERT INTO revoked_sessions (session_id, member_id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
);

export const loadEndedSessions = statement<{ session_id: number; expires_at: number }>(
  'sessions-ended',
  'SELECT session_id, expires_at FROM revoked_sessions WHERE expires_at > $1',
);

/** The people of the demo community, staff first. */
export const loadPersonas = statement<{ member_id: number; nickname: string; roles: string[] }>(
  'demo-personas',
  `SELECT m.member_id, m.nickname,
     coalesce(array_agg(s.name || ' · ' || r.role ORDER BY s.name) FILTER (WHERE r.role <> 'member'), '{}') AS roles
   FROM members m
   JOIN memberships r ON r.member_id = m.member_id
   JOIN spaces s ON s.space_id = r.space_id
   WHERE m.persona IS NOT NULL AND s.seeded
   GROUP BY m.member_id, m.nickname ORDER BY count(*) FILTER (WHERE r.role <> 'member') DESC, m.member_id LIMIT 60`,
);
