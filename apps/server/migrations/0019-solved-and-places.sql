-- A comment that has found what it needed, as its author or the creator says, and from which province it was written.

ALTER TABLE comments ADD COLUMN solved_at bigint;
ALTER TABLE comments ADD COLUMN solved_by bigint;
CREATE INDEX comments_solved ON comments (space_id, comment_id) WHERE solved_at IS NOT NULL;

-- Who set the mark or took it back, and when: only ever added to.
CREATE TABLE solved_acts (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  act_id bigint NOT NULL,
  member_id bigint NOT NULL,              -- 0: somebody who has left
  solved boolean NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id, act_id)
);

-- A province is all that is kept of an address, and only where the deployer has a way to tell it; null: unknown.
ALTER TABLE comments ADD COLUMN province text;
ALTER TABLE waiting_comments ADD COLUMN province text;
