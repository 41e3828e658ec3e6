-- What belongs to the member: leaving, consent by purpose, what they say of themselves, whom they do not want to meet, and
-- what they are told.

-- Who asked to be erased. The row goes when nothing of them is left, so that an interrupted erasure is taken up again.
CREATE TABLE erasures (
  member_id bigint NOT NULL,
  words text NOT NULL CHECK (words IN ('remove', 'keep')),
  asked_at bigint NOT NULL,
  swept_at bigint,                        -- once everything known was erased; looked at again later, for stragglers
  PRIMARY KEY (member_id)
);

-- Keyed hashes of members who are gone, as long as a session of theirs could still be shown.
CREATE TABLE ended_members (
  mark text NOT NULL,
  until bigint NOT NULL,
  PRIMARY KEY (mark)
);

-- Every decision on a purpose, never changed; the latest stands.
CREATE TABLE consents (
  member_id bigint NOT NULL,
  purpose text NOT NULL,
  decided_at bigint NOT NULL,
  version integer NOT NULL,               -- of the words that were shown
  granted boolean NOT NULL,
  PRIMARY KEY (member_id, purpose, decided_at)
);
-- Who listens had agreed to it when they switched it on.
INSERT INTO consents (member_id, purpose, decided_at, version, granted)
SELECT member_id, 'listening', changed_at, 1, true FROM listeners WHERE is_on;

-- What members say of themselves, all of it optional. Interests and region are those of `listeners`.
CREATE TABLE profiles (
  member_id bigint NOT NULL,
  age_band text,                          -- null: unknown, as good as any other
  age_set_at bigint,
  gender text,
  in_portraits boolean NOT NULL DEFAULT false, -- the standing consent to be counted in portraits
  guardian_at bigint,                     -- when a guardian agreed
  guardian_mark text,                     -- keyed hash of the address at which they did
  changed_at bigint NOT NULL,
  PRIMARY KEY (member_id)
);
-- The few to whom other rules apply, read when a process starts.
CREATE INDEX profiles_young ON profiles (member_id) WHERE age_band IN ('under-14', '14-17');

-- Whom a member does not want to meet anywhere.
CREATE TABLE blocks (
  member_id bigint NOT NULL,
  blocked_id bigint NOT NULL,
  blocked_at bigint NOT NULL,
  PRIMARY KEY (member_id, blocked_id)
);
CREATE INDEX blocks_of_blocked ON blocks (blocked_id);

-- What happened to a member's comments: one row per comment and kind, however often it happens.
CREATE TABLE notices (
  member_id bigint NOT NULL,
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  kind text NOT NULL,
  total integer NOT NULL,                 -- how often by now
  seen_total integer NOT NULL DEFAULT 0,  -- how often when the member last looked
  at bigint NOT NULL,                     -- when it moved last
  PRIMARY KEY (member_id, space_id, comment_id, kind)
);
CREATE INDEX notices_latest ON notices (member_id, at DESC);

-- How a member wants to be told.
CREATE TABLE notice_settings (
  member_id bigint NOT NULL,
  kinds_off text[] NOT NULL,
  digest text NOT NULL CHECK (digest IN ('off', 'daily', 'weekly')),
  quiet_from smallint NOT NULL,
  quiet_to smallint NOT NULL,
  utc_offset_minutes smallint NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (member_id)
);

-- Digests that are to be sent, one per member.
CREATE TABLE digests (
  member_id bigint NOT NULL,
  due_at bigint,                          -- null: nothing waits
  sent_at bigint,                         -- the last one
  PRIMARY KEY (member_id)
);
CREATE INDEX digests_due ON digests (due_at) WHERE due_at IS NOT NULL;
