-- Moderation as people see it: what waits and why, reports and their outcome, appeals of what never became public, and a
-- log of every decision.

-- Whose comments a person sees before they are public.
ALTER TABLE spaces ADD COLUMN pre_review text NOT NULL DEFAULT 'off' CHECK (pre_review IN ('off', 'first', 'all'));

-- `publishing`: somebody let it pass and it is on its way out; whoever dies meanwhile leaves it to the next round.
ALTER TABLE waiting_comments ADD COLUMN why text NOT NULL DEFAULT 'unsure';
ALTER TABLE waiting_comments DROP CONSTRAINT waiting_comments_state_check;
ALTER TABLE waiting_comments ADD CONSTRAINT waiting_comments_state_check
  CHECK (state IN ('machine', 'person', 'publishing', 'refused'));
DROP INDEX waiting_comments_person;
DROP INDEX waiting_comments_of_author;
CREATE INDEX waiting_comments_of_author ON waiting_comments (author_id, waiting_id);
CREATE INDEX waiting_comments_open ON waiting_comments (space_id, waiting_id) WHERE state IN ('machine', 'person');
CREATE INDEX waiting_comments_publishing ON waiting_comments (decided_at) WHERE state = 'publishing';

-- A decision is about a comment that was removed, or one that was refused before it was public (its id is that of the wait).
ALTER TABLE decisions ADD COLUMN kind text NOT NULL DEFAULT 'removed' CHECK (kind IN ('removed', 'refused'));
ALTER TABLE decisions ADD COLUMN note text;                 -- what the moderator said to the author
ALTER TABLE decisions ADD COLUMN published_id bigint;       -- the comment that a refused one became after an appeal
-- What the removal took away, so that restoring brings back all of it.
ALTER TABLE decisions ADD COLUMN pinned_at bigint;
ALTER TABLE decisions ADD COLUMN featured_at bigint;
ALTER TABLE decisions ADD COLUMN needed_hearing boolean NOT NULL DEFAULT false;
ALTER TABLE decisions ADD COLUMN awaited_staff boolean NOT NULL DEFAULT false;
CREATE INDEX decisions_appealed ON decisions (space_id, appealed_at, comment_id) WHERE appeal IS NOT NULL AND outcome IS NULL;

-- A report is open until a moderator has answered it.
ALTER TABLE reports ADD COLUMN handled_at bigint;
CREATE INDEX reports_open ON reports (space_id, comment_id) WHERE handled_at IS NULL;

-- Who decided what, when and why: only ever added to. Holds no words of anybody.
CREATE TABLE moderation_acts (
  space_id bigint NOT NULL,
  act_id bigint NOT NULL,
  comment_id bigint NOT NULL,             -- a comment or a wait; 0 when it is about the space
  act text NOT NULL CHECK (act IN ('publish', 'refuse', 'remove', 'keep', 'restore', 'uphold', 'pre-review')),
  reason text,
  decided_by bigint NOT NULL,             -- 0: no person, or one who has left
  decided_at bigint NOT NULL,
  PRIMARY KEY (space_id, act_id)
);
CREATE INDEX moderation_acts_of_comment ON moderation_acts (space_id, comment_id, act_id);
