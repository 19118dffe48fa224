-- An event carries the whole W3C traceparent of its cause, not only the trace's id.
ALTER TABLE outbox RENAME COLUMN trace_id TO traceparent;
