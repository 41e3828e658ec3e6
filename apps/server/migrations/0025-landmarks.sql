-- What a reader may want to come to in a long thread is found without walking through it.
CREATE INDEX comments_answers ON comments (space_id, post_id, comment_id) WHERE by_staff AND root_id IS NOT NULL;
CREATE INDEX comments_featured ON comments (space_id, post_id, comment_id) WHERE featured_at IS NOT NULL;
