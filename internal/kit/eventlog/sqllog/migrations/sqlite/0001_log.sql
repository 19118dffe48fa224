CREATE TABLE log_events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    topic    TEXT NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    key      TEXT NOT NULL,
    at       BIGINT NOT NULL,
    trace_id TEXT NOT NULL,
    payload  TEXT NOT NULL
);

-- A group's place: every event of the topic up to position is handled.
CREATE TABLE log_groups (
    group_name TEXT NOT NULL,
    topic      TEXT NOT NULL,
    position   BIGINT NOT NULL,
    PRIMARY KEY (group_name, topic)
) WITHOUT ROWID;

CREATE TABLE log_dead (
    group_name TEXT NOT NULL,
    position   BIGINT NOT NULL REFERENCES log_events (position),
    reason     TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    PRIMARY KEY (group_name, position)
) WITHOUT ROWID;
