-- WeChat groups. WeChat tells the name of a group and of a person in it, encrypted for our mini-program; kept are keyed hashes.

-- A group that the owner of a space tied to it, from within the group. WeChat does not tell what it is called: staff say.
CREATE TABLE space_groups (
  space_id bigint NOT NULL,
  group_id bigint NOT NULL,
  mark text NOT NULL,                      -- keyed hash of the opengid
  opengid_sealed text,                     -- null: untied
  kind text NOT NULL CHECK (kind IN ('group', 'wecom-group')),
  name text NOT NULL,
  bound_by bigint NOT NULL,
  bound_at bigint NOT NULL,
  unbound_at bigint,
  PRIMARY KEY (space_id, group_id)
);
CREATE UNIQUE INDEX space_groups_by_mark ON space_groups (space_id, mark);

-- A group belongs to one space.
CREATE TABLE group_claims (
  mark text PRIMARY KEY,
  space_id bigint NOT NULL
);

-- Members who came by a group, as WeChat vouched for it.
CREATE TABLE group_sightings (
  space_id bigint NOT NULL,
  group_id bigint NOT NULL,
  member_id bigint NOT NULL,
  mark text,                               -- keyed hash of the name that WeChat gives the person in this group alone
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  PRIMARY KEY (space_id, group_id, member_id)
);

-- Who tied, named and untied groups.
CREATE TABLE group_acts (
  space_id bigint NOT NULL,
  act_id bigint NOT NULL,
  group_id bigint NOT NULL,
  member_id bigint NOT NULL,
  act text NOT NULL CHECK (act IN ('bind', 'rename', 'unbind', 'link-wecom', 'unlink-wecom')),
  name text NOT NULL,
  acted_at bigint NOT NULL,
  PRIMARY KEY (space_id, act_id)
);

-- A group as WeCom knows it: an overlay that nothing else is made of.
CREATE TABLE company_groups (
  space_id bigint NOT NULL,
  group_id bigint NOT NULL,
  chat_id text NOT NULL,
  name text,
  customers integer,
  problem text CHECK (problem IN ('permission', 'address', 'secret', 'foreign', 'away')),
  read_at bigint,                          -- when WeCom answered last
  next_at bigint NOT NULL,
  failures smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (space_id, group_id)
);
CREATE INDEX company_groups_due ON company_groups (next_at);

-- Its days in Beijing. Null: WeCom does not tell it of a single group.
CREATE TABLE company_days (
  space_id bigint NOT NULL,
  group_id bigint NOT NULL,
  day text NOT NULL,
  joined integer NOT NULL,
  messages integer,
  speakers integer,
  PRIMARY KEY (space_id, group_id, day)
);

-- By which group somebody came, where the provenance is a group.
ALTER TABLE echoes ADD COLUMN group_id bigint;
CREATE INDEX echoes_of_group ON echoes (space_id, group_id) WHERE group_id IS NOT NULL;
ALTER TABLE comments ADD COLUMN group_id bigint;
CREATE INDEX comments_of_group ON comments (space_id, group_id) WHERE group_id IS NOT NULL;
ALTER TABLE waiting_comments ADD COLUMN group_id bigint;
