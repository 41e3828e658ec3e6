-- What is said, ready to be found. Every row follows from the text of its comment and can be made anew from it.

CREATE TABLE comment_search (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  said_at bigint NOT NULL,                -- when the indexed text was written
  grams tsvector NOT NULL,                -- pairs of neighbouring characters, words of alphabets, the space
  PRIMARY KEY (space_id, comment_id)
);
-- Rare words. A short pending list: every search reads all of it.
CREATE INDEX comment_search_grams ON comment_search USING gin (grams) WITH (gin_pending_list_limit = 256);
-- Common words stand in the newest comments of all spaces.
CREATE INDEX comment_search_by_time ON comment_search (comment_id);
