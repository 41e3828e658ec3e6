-- What happened in each hour of a space, kept once the hour is over, so that the figures of weeks cost no walk over all
-- their rows. Derived: an hour that is missing is made again, one in which something changed since is made anew.
CREATE TABLE space_hours (
  space_id bigint NOT NULL,
  hour_at bigint NOT NULL,                -- its start
  made_at bigint NOT NULL,
  posts integer NOT NULL,
  comments integer NOT NULL,
  member_comments integer NOT NULL,       -- roots by members
  heard integer NOT NULL,                 -- of these, echoed or answered by somebody else within an hour
  raw integer NOT NULL,                   -- standing echoes of the hour
  counted integer NOT NULL,
  organic integer NOT NULL,
  people bigint[] NOT NULL,               -- who said something or echoed; the whole hour goes when one of them is erased
  PRIMARY KEY (space_id, hour_at)
);

-- The people of full days (UTC), so that those of weeks are counted without opening every hour.
CREATE TABLE space_days (
  space_id bigint NOT NULL,
  day_at bigint NOT NULL,                 -- its start
  made_of numeric NOT NULL,               -- sum of made_at of its hours: it holds as long as they are the same
  people bigint[] NOT NULL,
  PRIMARY KEY (space_id, day_at)
);

-- Up to when the hours of a space were compared with what changed.
CREATE TABLE space_hour_checks (
  space_id bigint NOT NULL,
  checked_at bigint NOT NULL,
  PRIMARY KEY (space_id)
);

-- What was taken back lately is found without a walk over what was not.
CREATE INDEX comments_deleted ON comments (space_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX verdicts_decided ON verdicts (space_id, decided_at);
CREATE INDEX verdicts_withdrawn ON verdicts (space_id, withdrawn_at) WHERE withdrawn_at IS NOT NULL;
