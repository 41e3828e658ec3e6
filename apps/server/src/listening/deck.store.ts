import { statement } from '@huixiang/postgres';
import type { Answer, PreReview, Why } from '@huixiang/contract';
import { ACTED } from './cards.store.ts';

/**
 * Spaces that a member ($1) hears from, latest joined first, $2 at most. Where the moderators stopped the member it
 * could not answer, so nothing is dealt from there.
 */
export const loadJoined = statement<{ space_id: number; blocked: boolean }>(
  'decks-joined',
  `SELECT space_id, blocked_at IS NOT NULL AS blocked FROM memberships WHERE member_id = $1
   ORDER BY joined_at DESC, space_id DESC LIMIT $2`,
);

export const loadNewestPublic = statement<{ space_id: number }>(
  'decks-newest-spaces',
  `SELECT space_id FROM spaces WHERE visibility = 'public' ORDER BY space_id DESC LIMIT $1`,
);

/** What a card shows, as far as it lies in its space. */
export interface CardRow {
  readonly space_id: number;
  readonly space_name: string;
  readonly comment_id: number;
  readonly post_id: number;
  readonly post_title: string;
  readonly post_excerpt: string;
  readonly author_id: number;
  readonly text: string;
  /** It has rows in pictures. */
  readonly pictured: boolean;
  readonly created_at: number;
}

export interface OpenCardRow extends CardRow {
  readonly pre_review: PreReview;
  readonly deck_id: number;
  readonly dealt_at: number;
  readonly why: Why[];
  /** What the listener has done with the comment in its thread meanwhile. */
  readonly acted: 'echo' | 'reply' | 'pass' | null;
}

/** A listener's cards of these spaces ($1) that were dealt since $5 and wait for an answer, earliest first. */
export const loadOpenCards = statement<OpenCardRow>(
  'cards-open',
  `SELECT c.space_id, c.comment_id, c.post_id, p.title AS post_title, c.author_id, c.text, c.pictured,
     c.created_at, left(p.body, $6) AS post_excerpt, n.name AS space_name, n.pre_review, k.deck_id, k.dealt_at, k.why, ${ACTED} AS acted
   FROM cards k
   JOIN comments c ON c.space_id = k.space_id AND c.comment_id = k.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   JOIN spaces n ON n.space_id = k.space_id
   WHERE k.space_id = ANY($1::bigint[]) AND k.member_id = $2 AND k.answer IS NULL AND k.dealt_at >= $5
     AND c.deleted_at IS NULL AND p.deleted_at IS NULL
     AND c.author_id <> ALL ($3::bigint[]) AND c.post_id <> ALL ($4::bigint[])
     AND NOT EXISTS (SELECT FROM memberships b WHERE b.space_id = c.space_id AND b.member_id = c.author_id
       AND b.blocked_at IS NOT NULL OFFSET 0)
   ORDER BY k.dealt_at, k.comment_id DESC LIMIT $7`,
);

export interface OwnCardRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly answer: Answer | null;
  readonly predicted: number | null;
}

/** The latest cards of a listener ($2) in each of these spaces ($1), $3 at most. */
export const loadOwnCards = statement<OwnCardRow>(
  'cards-own',
  `SELECT k.* FROM unnest($1::bigint[]) AS s (space_id) CROSS JOIN LATERAL (
     SELECT space_id, comment_id, answer, predicted FROM cards
     WHERE space_id = s.space_id AND member_id = $2 ORDER BY comment_id DESC LIMIT $3
   ) AS k`,
);

/** Commerce groups, which are closed to minors. */
export const loadCommerce = statement<{ space_id: number }>(
  'decks-commerce',
  `SELECT space_id FROM spaces WHERE kind = 'commerce-group'`,
);
