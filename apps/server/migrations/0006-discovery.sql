-- What people of different minds appreciate, recomputed from the rows space by space, and what members decided about it.

CREATE TABLE discoveries (
  space_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  score real NOT NULL,                    -- see packages/ranking, bridge
  PRIMARY KEY (space_id, comment_id)
);
CREATE INDEX discoveries_by_score ON discoveries (score DESC);

-- When a space was scored last; who moves the time scores it.
CREATE TABLE discovery_runs (
  space_id bigint PRIMARY KEY,
  scored_at bigint NOT NULL
);

CREATE TABLE discovery_settings (
  member_id bigint PRIMARY KEY,
  shown boolean NOT NULL,                 -- discoveries are shown to them
  offered boolean NOT NULL,               -- their comments may be discovered, and read by search engines
  changed_at bigint NOT NULL
);
