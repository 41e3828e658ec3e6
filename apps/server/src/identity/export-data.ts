import { provenances } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadMember } from './identity.store.ts';

const emails = statement<{ email: string }>(
  'export-emails',
  'SELECT email FROM email_claims WHERE member_id = $1',
);
const listening = statement('export-listening', 'SELECT * FROM listeners WHERE member_id = $1');
const nudged = statement(
  'export-nudges',
  'SELECT recent, space_id, opened_at FROM listener_nudges WHERE member_id = $1',
);
const muted = statement(
  'export-mutes',
  'SELECT space_id, kind, target_id, muted_at FROM mutes WHERE member_id = $1',
);
const discovery = statement(
  'export-discovery',
  'SELECT shown, offered, changed_at FROM discovery_settings WHERE member_id = $1',
);
const joined = statement<{ space_id: number }>(
  'export-memberships',
  'SELECT space_id, role, joined_at FROM memberships WHERE member_id = $1',
);

/** What a member did in one space; every list is that member's own rows. */
const acts = {
  comments: statement(
    'export-comments',
    `SELECT comment_id, post_id, parent_id, text, created_at, edited_at, deleted_at FROM comments
     WHERE space_id = $1 AND author_id = $2 ORDER BY comment_id`,
  ),
  echoes: statement<{ provenance: number }>(
    'export-echoes',
    'SELECT comment_id, provenance, echoed_at, revoked_at FROM echoes WHERE space_id = $1 AND member_id = $2 ORDER BY echoed_at',
  ),
  passes: statement(
    'export-passes',
    'SELECT comment_id, passed_at FROM passes WHERE space_id = $1 AND member_id = $2',
  ),
  cards: statement(
    'export-cards',
    `SELECT comment_id, dealt_at, answer, answered_at, lane, predicted, features FROM cards
     WHERE space_id = $1 AND member_id = $2 ORDER BY dealt_at`,
  ),
  exposures: statement(
    'export-exposures',
    'SELECT comment_id, seen_at FROM exposures WHERE space_id = $1 AND member_id = $2',
  ),
  tags: statement(
    'export-tags',
    'SELECT tag, weight, deleted, changed_at FROM member_tags WHERE space_id = $1 AND member_id = $2 ORDER BY tag',
  ),
  tasteActs: statement(
    'export-taste-acts',
    'SELECT comment_id, act, acted_at FROM taste_acts WHERE space_id = $1 AND member_id = $2 ORDER BY acted_at',
  ),
  gauge: statement(
    'export-gauge',
    'SELECT comment_ids, chosen_at FROM gauges WHERE space_id = $1 AND member_id = $2',
  ),
  gaugeReactions: statement(
    'export-gauge-reactions',
    'SELECT comment_id, reaction, reacted_at FROM gauge_reactions WHERE space_id = $1 AND member_id = $2',
  ),
  reports: statement(
    'export-reports',
    'SELECT comment_id, reason, note, reported_at FROM reports WHERE space_id = $1 AND member_id = $2',
  ),
};

/**
 * Everything stored about a member, as one document. Goes space by space, because each space is its own tenant; rare
 * and asked for by the person, so it may take a moment.
 */
export async function exportData({ pool, now }: Context, memberId: number): Promise<Record<string, unknown>> {
  const [member] = await loadMember(pool, [memberId]);
  if (member === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const spaceIds = await pool.query<{ space_id: number }>('SELECT space_id FROM spaces ORDER BY space_id');
  const spaces: Record<string, unknown>[] = [];
  for (const { space_id: spaceId } of spaceIds.rows) {
    const found: Record<string, unknown> = { spaceId };
    for (const [name, load] of Object.entries(acts)) {
      const rows = await load(pool, [spaceId, memberId]);
      if (rows.length > 0) found[name] = rows.map(nameProvenance);
    }
    if (Object.keys(found).length > 1) spaces.push(found);
  }
  return {
    exportedAt: now(),
    member: { id: member.member_id, nickname: member.nickname },
    emails: (await emails(pool, [memberId])).map((row) => row.email),
    listening: await listening(pool, [memberId]),
    nudges: await nudged(pool, [memberId]),
    mutes: await muted(pool, [memberId]),
    discovery: await discovery(pool, [memberId]),
    memberships: await joined(pool, [memberId]),
    spaces,
  };
}

function nameProvenance(row: Record<string, unknown>): Record<string, unknown> {
  const { provenance } = row;
  return typeof provenance === 'number' ? { ...row, provenance: provenances[provenance] } : row;
}
