-- Pictures of comments, and with space 0 those beside the names of members. The bytes lie in files (pictures/picture-files.ts);
-- a row is there before its files and goes after them.
CREATE TABLE pictures (
  space_id bigint NOT NULL,
  picture_id bigint NOT NULL,
  author_id bigint NOT NULL,
  said_id bigint,                         -- the comment, or the comment that waits, in which it stands
  place smallint NOT NULL DEFAULT 0,
  alt text NOT NULL DEFAULT '',
  key text NOT NULL,                      -- makes its address unguessable
  width integer NOT NULL,
  height integer NOT NULL,
  state text NOT NULL CHECK (state IN ('checking', 'person', 'passed', 'refused')),
  trace_id text,                          -- under which WeChat will tell its verdict
  created_at bigint NOT NULL,
  decided_at bigint,
  decided_by bigint,                      -- null: the machine
  PRIMARY KEY (space_id, picture_id)
);
CREATE INDEX pictures_said ON pictures (space_id, said_id) WHERE said_id IS NOT NULL;
CREATE INDEX pictures_unsaid ON pictures (created_at) WHERE said_id IS NULL AND space_id <> 0;
CREATE INDEX pictures_trace ON pictures (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX pictures_author ON pictures (author_id);
CREATE INDEX pictures_hidden ON pictures (space_id, author_id) WHERE state <> 'passed';
CREATE INDEX pictures_checking ON pictures (created_at) WHERE state = 'checking';
CREATE INDEX pictures_person ON pictures (space_id, picture_id) WHERE state = 'person';

-- It has or had pictures.
ALTER TABLE comments ADD COLUMN pictured boolean NOT NULL DEFAULT false;
CREATE INDEX comments_pictured_gone ON comments (space_id, comment_id) WHERE pictured AND deleted_at IS NOT NULL;

-- Where the picture beside the name is, when there is one that was let through: its id and key.
ALTER TABLE members ADD COLUMN avatar text;
