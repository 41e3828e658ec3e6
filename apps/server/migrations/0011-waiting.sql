-- Comments that are not public yet: the machine could not be asked (machine), or a person has to look (person), or one
-- looked and refused (refused), which its author is told. None of it is in any list, count or deck.
CREATE TABLE waiting_comments (
  space_id bigint NOT NULL,
  waiting_id bigint NOT NULL,
  post_id bigint NOT NULL,
  parent_id bigint,
  author_id bigint NOT NULL,
  text text NOT NULL,
  provenance smallint NOT NULL,
  opener_id bigint,
  opener_version integer,
  act_key text,
  state text NOT NULL CHECK (state IN ('machine', 'person', 'refused')),
  submitted_at bigint NOT NULL,
  decided_at bigint,
  decided_by bigint,
  PRIMARY KEY (space_id, waiting_id)
);
CREATE UNIQUE INDEX waiting_comments_of_act ON waiting_comments (space_id, author_id, act_key) WHERE act_key IS NOT NULL;
CREATE INDEX waiting_comments_of_author ON waiting_comments (space_id, author_id, waiting_id);
CREATE INDEX waiting_comments_person ON waiting_comments (space_id, waiting_id) WHERE state = 'person';
CREATE INDEX waiting_comments_machine ON waiting_comments (submitted_at) WHERE state = 'machine';
