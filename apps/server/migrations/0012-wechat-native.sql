-- Comments that readers wrote under an article in WeChat. WeChat tells no name, no picture and no applause, so none is kept.

-- The official account of a space. Whoever connects it shows its secret, which is kept sealed.
CREATE TABLE official_accounts (
  space_id bigint PRIMARY KEY,
  app_id text NOT NULL,
  secret_sealed text NOT NULL,
  capability text NOT NULL CHECK (capability IN ('unknown', 'available', 'no-comment-right', 'no-permission')),
  probed_at bigint NOT NULL,
  connected_by bigint NOT NULL,
  connected_at bigint NOT NULL
);

-- The article that a post is about. Its id is known a day after it came out; until then only its address is.
CREATE TABLE native_articles (
  space_id bigint NOT NULL,
  post_id bigint NOT NULL,
  url text NOT NULL,
  linked_by bigint NOT NULL,
  linked_at bigint NOT NULL,
  msg_data_id text,                        -- null: not known yet
  article_index smallint,                  -- from 0
  guessed boolean NOT NULL DEFAULT false,  -- told by the day alone
  candidates jsonb NOT NULL DEFAULT '[]',  -- of which a person chooses where the address does not tell
  next_at bigint NOT NULL,                 -- when WeChat is asked again
  cursor integer NOT NULL DEFAULT 0,       -- where a round that was interrupted goes on
  round_at bigint,                         -- when the round under way began
  full_round boolean NOT NULL DEFAULT true,
  synced_at bigint,
  full_at bigint,
  withheld integer NOT NULL DEFAULT 0,
  failures smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (space_id, post_id)
);
CREATE INDEX native_articles_due ON native_articles (next_at);

CREATE TABLE native_comments (
  space_id bigint NOT NULL,
  post_id bigint NOT NULL,
  native_id text NOT NULL,
  author_mark text,                        -- keyed hash of the openid; null: WeChat does not tell it
  text text NOT NULL,
  written_at bigint NOT NULL,
  elected boolean NOT NULL,
  reply text,
  found_at bigint NOT NULL,
  round_at bigint NOT NULL,                -- the latest round that met it
  missed smallint NOT NULL DEFAULT 0,      -- whole rounds in a row that did not
  gone_at bigint,
  PRIMARY KEY (space_id, post_id, native_id)
);
CREATE INDEX native_comments_by_time ON native_comments (space_id, post_id, written_at DESC, native_id);

-- What staff did to comments in WeChat, each by a tap of their own: written before WeChat is asked.
CREATE TABLE native_acts (
  space_id bigint NOT NULL,
  act_id bigint NOT NULL,
  post_id bigint NOT NULL,
  native_id text NOT NULL,
  member_id bigint NOT NULL,
  act text NOT NULL CHECK (act IN ('elect', 'unelect', 'reply', 'delete-reply', 'delete')),
  content text,
  acted_at bigint NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('asked', 'done', 'refused', 'unknown')),
  PRIMARY KEY (space_id, act_id)
);

-- Calls of a day of Beijing, by account and by what they are for.
CREATE TABLE official_calls (
  app_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('comments', 'binding')),
  day text NOT NULL,
  calls integer NOT NULL,
  PRIMARY KEY (app_id, purpose, day)
);
