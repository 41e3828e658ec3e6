-- A post is reported, taken off and restored as a comment is (the id is that of the post), and its thread with it. What in
-- the thread waited to be heard, and for staff, is kept for the day the post is restored.
ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check CHECK (kind IN ('removed', 'refused', 'picture', 'post'));
ALTER TABLE decisions ADD COLUMN needed_ids bigint[];
ALTER TABLE decisions ADD COLUMN awaited_ids bigint[];
ALTER TABLE moderation_acts DROP CONSTRAINT moderation_acts_act_check;
ALTER TABLE moderation_acts ADD CONSTRAINT moderation_acts_act_check CHECK (act IN
  ('publish', 'refuse', 'remove', 'keep', 'restore', 'uphold', 'pre-review', 'show-picture', 'refuse-picture',
   'restore-picture', 'uphold-picture', 'remove-post', 'keep-post', 'restore-post', 'uphold-post'));
