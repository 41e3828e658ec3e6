-- One-time subscriptions: what a member allowed in WeChat, one row a message. It is as WeChat tells it by its pushes.
CREATE TABLE subscription_grants (
  member_id bigint NOT NULL,
  template_id text NOT NULL,
  granted_at bigint NOT NULL,              -- WeChat's time of the acceptance
  consumed_at bigint,                      -- null: a message may still be sent
  outcome text CHECK (outcome IN ('sent', 'delivered', 'failed', 'unknown', 'withdrawn')),
  PRIMARY KEY (member_id, template_id, granted_at)
);
