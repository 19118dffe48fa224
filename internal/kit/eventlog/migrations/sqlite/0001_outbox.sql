-- The service's events, until the relay has moved them to the log.
CREATE TABLE outbox (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    key      TEXT NOT NULL,
    at       BIGINT NOT NULL,
    trace_id TEXT NOT NULL,
    payload  TEXT NOT NULL
);

-- Which events a consumer in this database has applied.
CREATE TABLE consumed_events (
    consumer TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (consumer, event_id)
) WITHOUT ROWID;
