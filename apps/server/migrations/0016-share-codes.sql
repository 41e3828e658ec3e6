-- The codes of share cards: a short text that leads to a comment, or with comment 0 to a post, whoever shows it. Nobody is named.
CREATE TABLE share_codes (
  space_id bigint NOT NULL,
  post_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  code text NOT NULL,
  picture bytea,          -- the mini-program code, once WeChat has drawn it
  picture_type text,
  picture_app text,       -- the AppID that it opens
  PRIMARY KEY (space_id, post_id, comment_id),
  UNIQUE (space_id, code)
);

-- In which part of its thread an author was last told that their comment stands: said anew only when it is clearly elsewhere.
CREATE TABLE gentle_ranks (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  part text NOT NULL CHECK (part IN ('front', 'middle', 'rest')),
  told_at bigint NOT NULL,
  PRIMARY KEY (space_id, comment_id)
);

-- Public threads that WeChat's search has been told of, and when last.
CREATE TABLE submitted_pages (
  space_id bigint NOT NULL,
  post_id bigint NOT NULL,
  submitted_at bigint NOT NULL,
  PRIMARY KEY (space_id, post_id)
);
