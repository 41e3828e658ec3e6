-- The few who took the terms back, read when a process starts.
CREATE INDEX consents_withdrawn ON consents (member_id) WHERE purpose = 'terms' AND NOT granted;
