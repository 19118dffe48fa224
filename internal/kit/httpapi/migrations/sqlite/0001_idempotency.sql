-- Answers to POSTs that carried an Idempotency-Key, kept for a day.
-- entity_id is chosen before the work, so that a repeat after a crash makes
-- the same entity. status is NULL until there is an answer.
CREATE TABLE idempotency_keys (
    caller     TEXT NOT NULL,
    key        TEXT NOT NULL,
    request    TEXT NOT NULL,
    entity_id  TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    status     BIGINT,
    header     TEXT NOT NULL,
    body       BLOB,
    PRIMARY KEY (caller, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_age ON idempotency_keys (claimed_at);
