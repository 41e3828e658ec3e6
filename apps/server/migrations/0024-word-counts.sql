-- How often each word stands in the text, so that a text need be cut into words only once. Null: each once.
ALTER TABLE comment_terms ADD COLUMN counts smallint[];
