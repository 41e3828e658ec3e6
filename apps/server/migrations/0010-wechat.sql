-- WeChat. What it tells of people is sealed with a key that is not in the rows; who is who is found by keyed hashes.

-- The access token of each account, shared by all processes; the row is locked while a new one is fetched.
CREATE TABLE wechat_tokens (
  account text PRIMARY KEY,
  sealed text,
  expires_at bigint NOT NULL DEFAULT 0,
  renew_at bigint NOT NULL DEFAULT 0,
  forced_at bigint[] NOT NULL DEFAULT '{}'
);

-- Pushes that were verified and answered. Both keys are unique, so that looking and keeping are one step. The content
-- goes when the push has been worked on; the keys stay for as long as it could come again.
CREATE TABLE wechat_pushes (
  push_mark text PRIMARY KEY,
  nonce text NOT NULL UNIQUE,
  account text NOT NULL,
  sealed text,
  received_at bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  due_at bigint                            -- null: worked on
);
CREATE INDEX wechat_pushes_due ON wechat_pushes (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX wechat_pushes_by_time ON wechat_pushes (received_at);

-- A person in the eyes of one account: many to one member.
CREATE TABLE wechat_identities (
  app_id text NOT NULL,
  external_mark text NOT NULL,             -- keyed hash of the openid
  kind text NOT NULL CHECK (kind IN ('mini', 'official')),
  external_sealed text NOT NULL,
  session_key_sealed text,
  member_id bigint NOT NULL,
  linked_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  channel text,                            -- where the person came from when they signed in last
  PRIMARY KEY (app_id, external_mark)
);
CREATE INDEX wechat_identities_of_member ON wechat_identities (member_id);

-- One person across the accounts of one open platform.
CREATE TABLE wechat_unions (
  union_mark text PRIMARY KEY,
  member_id bigint NOT NULL
);
CREATE INDEX wechat_unions_of_member ON wechat_unions (member_id);

-- A telephone number belongs to one member.
CREATE TABLE phone_claims (
  phone_mark text PRIMARY KEY,
  phone_sealed text NOT NULL,
  member_id bigint NOT NULL,
  verified_at bigint NOT NULL
);
CREATE INDEX phone_claims_of_member ON phone_claims (member_id);

-- How risky WeChat takes a member to be: a feature beside others, never the ground for anything by itself.
CREATE TABLE wechat_risks (
  member_id bigint NOT NULL,
  scene text NOT NULL CHECK (scene IN ('register', 'content')),
  rank smallint NOT NULL,
  asked_at bigint NOT NULL,
  PRIMARY KEY (member_id, scene)
);

ALTER TABLE spaces ADD COLUMN phone_required boolean NOT NULL DEFAULT false;
