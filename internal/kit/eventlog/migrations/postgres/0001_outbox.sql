-- The service's events, until the relay has moved them to the log.
CREATE TABLE outbox (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id TEXT COLLATE "C" NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    key      TEXT NOT NULL,
    at       BIGINT NOT NULL,
    trace_id TEXT NOT NULL,
    payload  TEXT NOT NULL
);

-- Which events a consumer in this database has applied.
CREATE TABLE consumed_events (
    consumer TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (consumer, event_id)
);
