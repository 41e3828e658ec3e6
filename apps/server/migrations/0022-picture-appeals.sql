-- A picture that was refused is decided about as a comment is (the id is that of the picture), so that its author may object.
ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check CHECK (kind IN ('removed', 'refused', 'picture'));
ALTER TABLE moderation_acts DROP CONSTRAINT moderation_acts_act_check;
ALTER TABLE moderation_acts ADD CONSTRAINT moderation_acts_act_check CHECK (act IN
  ('publish', 'refuse', 'remove', 'keep', 'restore', 'uphold', 'pre-review', 'show-picture', 'refuse-picture',
   'restore-picture', 'uphold-picture'));
