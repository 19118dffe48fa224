-- The secret addresses of calendars, one an itinerary. The token is plain
-- text, since its address is shown again.
CREATE TABLE feeds (
    itinerary_id TEXT PRIMARY KEY REFERENCES itineraries (id) ON DELETE CASCADE,
    token        TEXT NOT NULL UNIQUE,
    created_at   BIGINT NOT NULL,
    created_by   TEXT NOT NULL
);
