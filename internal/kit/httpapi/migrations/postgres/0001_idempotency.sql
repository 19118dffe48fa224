-- Answers to POSTs that carried an Idempotency-Key, kept for a day.
-- entity_id is chosen before the work, so that a repeat after a crash makes
-- the same entity. status is NULL until there is an answer.
CREATE TABLE idempotency_keys (
    caller     TEXT COLLATE "C" NOT NULL,
    key        TEXT COLLATE "C" NOT NULL,
    request    TEXT COLLATE "C" NOT NULL,
    entity_id  TEXT COLLATE "C" NOT NULL,
    claimed_at BIGINT NOT NULL,
    status     BIGINT,
    header     TEXT COLLATE "C" NOT NULL,
    body       BYTEA,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (claimed_at);
