-- Decisions about pictures are written down beside those about words.
ALTER TABLE moderation_acts DROP CONSTRAINT moderation_acts_act_check;
ALTER TABLE moderation_acts ADD CONSTRAINT moderation_acts_act_check CHECK (act IN
  ('publish', 'refuse', 'remove', 'keep', 'restore', 'uphold', 'pre-review', 'show-picture', 'refuse-picture'));
