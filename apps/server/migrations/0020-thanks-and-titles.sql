-- What became of a listener's answers, told once a week at most, and the titles of posts, ready to be found.

CREATE TABLE thank_yous (
  member_id bigint NOT NULL,
  week integer NOT NULL,                  -- the last week that was looked at, counted as in notices/thanks/week.ts
  told_at bigint,                         -- when something was last told, and what that was
  answered integer,                       -- cards that they answered in that week
  outcome text CHECK (outcome IN ('went-on', 'first')),
  outcomes integer,                       -- of these, those of which the outcome is true
  PRIMARY KEY (member_id)
);
-- The way from a listener's answers to what followed.
CREATE INDEX cards_of_listener_by_time ON cards (member_id, answered_at) WHERE answered_at IS NOT NULL;

-- Made from the title and made anew with it; null: not yet, or nothing to find.
ALTER TABLE posts ADD COLUMN title_grams tsvector;
CREATE INDEX posts_by_title ON posts USING gin (title_grams) WHERE deleted_at IS NULL;
CREATE INDEX posts_untitled ON posts (space_id, post_id) WHERE title_grams IS NULL AND deleted_at IS NULL;
