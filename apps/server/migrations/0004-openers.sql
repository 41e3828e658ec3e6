-- How comments may begin. Openers that come with the kind of a space are in the code; here is what its staff changed.

CREATE TABLE openers (
  space_id bigint NOT NULL REFERENCES spaces,
  opener_id bigint NOT NULL,              -- below 100: one that came with the kind of space
  version integer NOT NULL,               -- of the wording in use
  hidden boolean NOT NULL,
  PRIMARY KEY (space_id, opener_id)
);

-- Every wording that staff ever gave, so that what it brought about stays attributable.
CREATE TABLE opener_versions (
  space_id bigint NOT NULL,
  opener_id bigint NOT NULL,
  version integer NOT NULL,
  template text NOT NULL,
  hint text NOT NULL,
  written_at bigint NOT NULL,
  written_by bigint NOT NULL,
  PRIMARY KEY (space_id, opener_id, version)
);

-- The wording that a comment was begun with. Null: none, or the words no longer show it.
ALTER TABLE comments
  ADD COLUMN opener_id bigint,
  ADD COLUMN opener_version integer;
CREATE INDEX comments_of_opener ON comments (space_id, opener_id, opener_version) WHERE opener_id IS NOT NULL;

-- Whom a comment speaks to by name, as the server resolved it when it was written.
CREATE TABLE mentions (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id, member_id)
);
CREATE INDEX mentions_of_member ON mentions (space_id, member_id, comment_id);
ALTER TABLE comments ADD COLUMN mentioning boolean NOT NULL DEFAULT false; -- it has rows in mentions

-- Each next step that was offered to a member, and what they did with it: the caps follow from these rows.
CREATE TABLE ladder_offers (
  member_id bigint NOT NULL,
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  step text NOT NULL CHECK (step IN ('say-why', 'pass-on')),
  offered_at bigint NOT NULL,
  outcome text CHECK (outcome IN ('taken', 'dismissed', 'never')),
  decided_at bigint,
  PRIMARY KEY (member_id, space_id, comment_id, step)
);
CREATE INDEX ladder_offers_latest ON ladder_offers (member_id, offered_at DESC);
