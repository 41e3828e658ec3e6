-- What is said in a space, in words. All of it follows from the texts; a comment that has no row here, or an outdated
-- one, gets it when it is first needed.

CREATE TABLE comment_terms (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  said_at bigint NOT NULL,                -- when the text was written that these words are from: an edit outdates them
  terms text[] NOT NULL,                  -- each word once
  PRIMARY KEY (space_id, comment_id)
);

-- In how many comments of a space a word stands. The empty word counts the comments themselves. Always the sum over
-- comment_terms, moved in the same statement.
CREATE TABLE space_terms (
  space_id bigint NOT NULL,
  term text NOT NULL,
  comments integer NOT NULL,
  PRIMARY KEY (space_id, term)
) WITH (fillfactor = 70);

-- What staff added to the tags that are learned from the texts, and what they took out.
CREATE TABLE space_tags (
  space_id bigint NOT NULL REFERENCES spaces,
  tag text NOT NULL,
  state text NOT NULL CHECK (state IN ('added', 'hidden')),
  position integer NOT NULL,              -- in the list as staff gave it
  PRIMARY KEY (space_id, tag)
);

-- What a member decided about a tag of theirs: a weight, or that it is gone and must not be learned again.
CREATE TABLE member_tags (
  space_id bigint NOT NULL,
  member_id bigint NOT NULL,
  tag text NOT NULL,
  weight real NOT NULL CHECK (weight BETWEEN -1 AND 1),
  deleted boolean NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (space_id, member_id, tag)
);

-- From what a listener's taste is learned: their latest act on each comment. Nothing is written while personalisation
-- is off, nor for who does not listen.
CREATE TABLE taste_acts (
  space_id bigint NOT NULL,
  member_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  act text NOT NULL CHECK (act IN ('echo', 'reply', 'pass')),
  acted_at bigint NOT NULL,
  PRIMARY KEY (space_id, member_id, comment_id)
);
CREATE INDEX taste_acts_latest ON taste_acts (space_id, member_id, acted_at);

-- The comments that a member was asked about, as a set that stays until they ask for a fresh one.
CREATE TABLE gauges (
  space_id bigint NOT NULL,
  member_id bigint NOT NULL,
  comment_ids bigint[] NOT NULL,
  chosen_at bigint NOT NULL,
  PRIMARY KEY (space_id, member_id)
);

CREATE TABLE gauge_reactions (
  space_id bigint NOT NULL,
  member_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  reaction text NOT NULL CHECK (reaction IN ('speaks', 'not-for-me', 'skip')),
  reacted_at bigint NOT NULL,
  PRIMARY KEY (space_id, member_id, comment_id)
);
CREATE INDEX gauge_reactions_of_comment ON gauge_reactions (space_id, comment_id);
