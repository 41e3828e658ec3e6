-- Class of each table (see src/table-registry.ts): distributed by space_id, distributed by member_id, claim tables
-- distributed by the claimed value, local. Times are milliseconds since the epoch; ids are made by the application.

-- People ---------------------------------------------------------------------------------------------------------

CREATE TABLE members (
  member_id bigint PRIMARY KEY,
  nickname text NOT NULL,
  admin boolean NOT NULL DEFAULT false,
  demo boolean NOT NULL DEFAULT false,
  persona text,                           -- key of a person of the demo community, who may be signed in as by anyone
  created_at bigint NOT NULL
);

CREATE TABLE email_claims (
  email text PRIMARY KEY,
  member_id bigint NOT NULL,
  claimed_at bigint NOT NULL
);

CREATE TABLE email_codes (
  email text PRIMARY KEY,
  code_hash bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  sent_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

CREATE TABLE revoked_sessions (
  session_id bigint PRIMARY KEY,
  member_id bigint NOT NULL,
  expires_at bigint NOT NULL
);

CREATE TABLE listeners (
  member_id bigint PRIMARY KEY,
  is_on boolean NOT NULL,
  interests text[] NOT NULL,
  region text,
  active_hours integer NOT NULL,          -- bit h set: nudges welcome in local hour h
  daily_cap integer NOT NULL,
  quiet_from smallint NOT NULL,
  quiet_to smallint NOT NULL,
  utc_offset_minutes smallint NOT NULL,
  changed_at bigint NOT NULL
);

CREATE TABLE listener_days (
  member_id bigint NOT NULL,
  day integer NOT NULL,                   -- days since the epoch in the listener's own time
  dealt integer NOT NULL,                 -- cards of that day, reserved before they are dealt
  granted integer NOT NULL,               -- what the latest reservation got
  PRIMARY KEY (member_id, day)
);

CREATE TABLE mutes (
  member_id bigint NOT NULL,
  space_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('author', 'post')),
  target_id bigint NOT NULL,
  muted_at bigint NOT NULL,
  PRIMARY KEY (member_id, space_id, kind, target_id)
);

-- Spaces ---------------------------------------------------------------------------------------------------------

CREATE TABLE spaces (
  space_id bigint PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'unlisted')),
  demo boolean NOT NULL DEFAULT false,
  seeded boolean NOT NULL DEFAULT false,  -- written by the demo itself, which may write it anew
  created_by bigint NOT NULL,
  created_at bigint NOT NULL
);
CREATE INDEX spaces_public ON spaces (space_id DESC) WHERE visibility = 'public';

CREATE TABLE memberships (
  space_id bigint NOT NULL REFERENCES spaces,
  member_id bigint NOT NULL,
  role text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'creator', 'moderator', 'owner')),
  joined_at bigint NOT NULL,
  comments integer NOT NULL DEFAULT 0,
  blocked_at bigint,
  PRIMARY KEY (space_id, member_id)
);
CREATE INDEX memberships_of_member ON memberships (member_id);

CREATE TABLE posts (
  space_id bigint NOT NULL REFERENCES spaces,
  post_id bigint NOT NULL,
  author_id bigint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  created_at bigint NOT NULL,
  edited_at bigint,
  deleted_at bigint,
  PRIMARY KEY (space_id, post_id)
);

CREATE TABLE post_stats (
  space_id bigint NOT NULL,
  post_id bigint NOT NULL,
  comments integer NOT NULL DEFAULT 0,
  echoes_raw integer NOT NULL DEFAULT 0,
  echoes_dealt integer NOT NULL DEFAULT 0,
  discounted integer NOT NULL DEFAULT 0,
  discounted_organic integer NOT NULL DEFAULT 0,
  PRIMARY KEY (space_id, post_id)
) WITH (fillfactor = 70);

-- Comments -------------------------------------------------------------------------------------------------------

CREATE TABLE comments (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  post_id bigint NOT NULL,
  parent_id bigint,
  root_id bigint,                         -- null for a root comment
  author_id bigint NOT NULL,
  text text NOT NULL,
  provenance smallint NOT NULL,
  by_staff boolean NOT NULL,
  newcomer boolean NOT NULL,              -- the author's first comment in this space
  created_at bigint NOT NULL,
  edited_at bigint,
  deleted_at bigint,
  pinned_at bigint,
  featured_at bigint,
  act_key text,                           -- idempotency key of the act that made it
  PRIMARY KEY (space_id, comment_id)
);
CREATE INDEX comments_of_post ON comments (space_id, post_id, comment_id);
CREATE INDEX comments_of_root ON comments (space_id, root_id, comment_id) WHERE root_id IS NOT NULL;
CREATE INDEX comments_of_author ON comments (space_id, author_id, comment_id);
CREATE UNIQUE INDEX comments_of_act ON comments (space_id, author_id, act_key) WHERE act_key IS NOT NULL;
CREATE INDEX comments_pinned ON comments (space_id, post_id, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE comment_history (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  replaced_at bigint NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (space_id, comment_id, replaced_at)
);

-- One row per comment with everything that changes often. Counters are not indexed, so that their updates stay
-- heap-only; resonance is refreshed by the ranker, not by each echo.
CREATE TABLE comment_stats (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  post_id bigint NOT NULL,
  echoes_raw integer NOT NULL DEFAULT 0,
  echoes_dealt integer NOT NULL DEFAULT 0,
  discounted integer NOT NULL DEFAULT 0,          -- overlay of verdicts: counted = raw - discounted
  discounted_organic integer NOT NULL DEFAULT 0,  -- organic = raw - dealt - discounted_organic
  shown integer NOT NULL DEFAULT 0,               -- people who saw it
  replies integer NOT NULL DEFAULT 0,
  reports integer NOT NULL DEFAULT 0,
  heard smallint NOT NULL DEFAULT 0,              -- listeners who answered its card
  resonance real NOT NULL DEFAULT 0,
  listed boolean NOT NULL DEFAULT false,          -- a root comment that stands in its thread
  needs_hearing boolean NOT NULL DEFAULT false,
  awaits_staff boolean NOT NULL DEFAULT false,    -- a member's root comment without a reply by staff
  PRIMARY KEY (space_id, comment_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX comment_stats_by_resonance ON comment_stats (space_id, post_id, resonance DESC, comment_id DESC) WHERE listed;
CREATE INDEX comment_stats_by_time ON comment_stats (space_id, post_id, comment_id) WHERE listed;
CREATE INDEX comment_stats_need ON comment_stats (space_id, heard, comment_id DESC) WHERE needs_hearing;
CREATE INDEX comment_stats_inbox ON comment_stats (space_id, comment_id) WHERE awaits_staff;

-- Acts -----------------------------------------------------------------------------------------------------------

-- One row per (comment, member), kept when revoked, so that provenance and first time stay what they were.
CREATE TABLE echoes (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  post_id bigint NOT NULL,                -- of the comment, so that a batch can count by post without joining again
  provenance smallint NOT NULL,
  echoed_at bigint NOT NULL,
  revoked_at bigint,
  PRIMARY KEY (space_id, comment_id, member_id)
);
CREATE INDEX echoes_by_time ON echoes USING brin (echoed_at);

-- Append-only log of every later change of an echo; with the row's own birth it is the complete history.
CREATE TABLE echo_changes (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  at bigint NOT NULL,
  restored boolean NOT NULL
);
CREATE INDEX echo_changes_by_time ON echo_changes USING brin (at);
CREATE INDEX echo_changes_of_comment ON echo_changes (space_id, comment_id);

CREATE TABLE passes (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  passed_at bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id, member_id)
);

CREATE TABLE exposures (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id, member_id)
);

CREATE TABLE cards (
  space_id bigint NOT NULL,
  member_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  deck_id bigint NOT NULL,
  dealt_at bigint NOT NULL,
  why jsonb NOT NULL,                     -- the reasons told to the listener, as dealt
  answer text CHECK (answer IN ('echo', 'reply', 'pass', 'mute', 'report')),
  answered_at bigint,
  PRIMARY KEY (space_id, member_id, comment_id)
);
CREATE INDEX cards_of_comment ON cards (space_id, comment_id);
CREATE INDEX cards_open ON cards (space_id, member_id, dealt_at) WHERE answer IS NULL;

CREATE TABLE reports (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  reported_at bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id, member_id)
);

-- Overlay of the integrity engine: a versioned verdict on a single echo, never an edit of it. Empty until that engine
-- writes it; comment_stats.discounted* and post_stats.discounted* are its sums.
CREATE TABLE verdicts (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  member_id bigint NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  decided_at bigint NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (space_id, comment_id, member_id, version)
);

-- Deployment -----------------------------------------------------------------------------------------------------

CREATE TABLE secrets (
  name text PRIMARY KEY,
  value text NOT NULL
);
