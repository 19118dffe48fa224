-- An event carries the whole W3C traceparent of its cause, not only the trace's id.
ALTER TABLE log_events RENAME COLUMN trace_id TO traceparent;

-- A group's place in a quiet topic lies far back: its next event must be found
-- without a walk over the busy topics.
CREATE INDEX log_events_topic ON log_events (topic, position);

-- 1: an operator wants the group to try this dead letter again.
ALTER TABLE log_dead ADD COLUMN replay BIGINT NOT NULL DEFAULT 0;
