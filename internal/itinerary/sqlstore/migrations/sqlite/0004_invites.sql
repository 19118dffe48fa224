-- Who made an itinerary; its owner may be another by now.
ALTER TABLE itineraries ADD COLUMN created_by TEXT NOT NULL DEFAULT '';
UPDATE itineraries SET created_by = user_id;

CREATE TABLE invites (
    id            TEXT PRIMARY KEY,
    itinerary_id  TEXT NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    token_hash    TEXT NOT NULL UNIQUE,
    role          TEXT NOT NULL,
    email         TEXT NOT NULL,        -- where it was mailed to; empty for a link
    password_hash TEXT NOT NULL,        -- a PHC text; empty without
    max_uses      BIGINT NOT NULL,      -- 0: no limit
    uses          BIGINT NOT NULL,
    created_by    TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    revoked_at    BIGINT,
    used_at       BIGINT                -- last
);
CREATE INDEX invites_itinerary ON invites (itinerary_id, id);

-- Whom an invitation has let in: each person once.
CREATE TABLE invite_uses (
    invite_id TEXT NOT NULL REFERENCES invites (id) ON DELETE CASCADE,
    user_id   TEXT NOT NULL,
    used_at   BIGINT NOT NULL,
    PRIMARY KEY (invite_id, user_id)
);
