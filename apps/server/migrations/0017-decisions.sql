-- What the moderators decided about a comment, and what its author has to say to that. One row per comment: a comment that
-- was restored and removed again is decided anew.
CREATE TABLE decisions (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  author_id bigint NOT NULL,
  decided_by bigint NOT NULL,
  decided_at bigint NOT NULL,
  reason text,                            -- what most reports named; null when nobody had reported it
  appeal text,
  appealed_at bigint,
  due_at bigint,                          -- by when an answer is promised
  outcome text CHECK (outcome IN ('restored', 'upheld')),
  answer text,
  answered_by bigint,
  answered_at bigint,
  PRIMARY KEY (space_id, comment_id)
);
