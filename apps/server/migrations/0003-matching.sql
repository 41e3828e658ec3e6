-- What the matching engine believed when it dealt, and what came of it. A model of a space is the fold of its answered
-- cards, so nothing but these rows is kept of it.

ALTER TABLE listeners ADD COLUMN personalised boolean NOT NULL DEFAULT true;

ALTER TABLE cards
  ADD COLUMN predicted real,              -- probability of a genuine answer, as believed when it was dealt
  ADD COLUMN propensity real,             -- probability that this comment came into this deck
  ADD COLUMN lane text CHECK (lane IN ('fit', 'explore', 'look', 'random')),
  ADD COLUMN features real[];             -- null: dealt without looking at the listener, and nothing is learned from it

-- A model is followed by the time of the answers.
CREATE INDEX cards_answered ON cards (space_id, answered_at, comment_id, member_id)
  WHERE answered_at IS NOT NULL;
-- Cards in flight, and the supply of the last days.
CREATE INDEX cards_by_time ON cards (space_id, dealt_at);

ALTER TABLE comment_stats
  ADD COLUMN dealt integer NOT NULL DEFAULT 0,                  -- cards dealt
  ADD COLUMN answers integer NOT NULL DEFAULT 0,                -- of the heard, echoes and replies
  ADD COLUMN expected double precision NOT NULL DEFAULT 0,      -- sum of what was predicted for the heard
  ADD COLUMN information double precision NOT NULL DEFAULT 0;   -- sum of p (1 - p) of the same predictions
UPDATE comment_stats s SET dealt = n.dealt, answers = n.answers
FROM (
  SELECT space_id, comment_id, count(*) AS dealt, count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answers
  FROM cards GROUP BY 1, 2
) AS n WHERE s.space_id = n.space_id AND s.comment_id = n.comment_id;
-- The open comments of a space, newest first or oldest first.
DROP INDEX comment_stats_need;
CREATE INDEX comment_stats_need ON comment_stats (space_id, comment_id) WHERE needs_hearing;

-- Each time that listeners are told of a comment that still waits. The row is written first: the process that wrote it
-- does the telling.
CREATE TABLE waves (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  wave smallint NOT NULL,                 -- 1, 2, ...
  began_at bigint NOT NULL,
  nudged integer NOT NULL DEFAULT 0,      -- listeners told
  PRIMARY KEY (space_id, comment_id, wave)
);

-- What a listener was told lately, for the weekly budget and for the note that they find.
CREATE TABLE listener_nudges (
  member_id bigint PRIMARY KEY,
  recent bigint[] NOT NULL,               -- times of the last seven days, earliest first
  space_id bigint NOT NULL,               -- of the latest
  opened_at bigint                        -- when a deck was opened after the latest
);
