CREATE TABLE itineraries (
    id            TEXT COLLATE "C" PRIMARY KEY,
    user_id       TEXT COLLATE "C" NOT NULL,
    name          TEXT NOT NULL,
    description   TEXT NOT NULL,
    start_date    TEXT COLLATE "C",
    end_date      TEXT COLLATE "C",
    status        TEXT NOT NULL,
    visibility    TEXT NOT NULL,
    home_currency TEXT NOT NULL,
    cover         TEXT NOT NULL,
    destination   TEXT,                 -- a location as JSON
    template      BOOLEAN NOT NULL,
    share_token   TEXT COLLATE "C" UNIQUE,
    seq           BIGINT NOT NULL,      -- the number of the last operation
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    deleted_at    BIGINT
);
CREATE INDEX itineraries_deleted ON itineraries (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE members (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    user_id      TEXT COLLATE "C" NOT NULL,
    role         TEXT NOT NULL,
    PRIMARY KEY (itinerary_id, user_id)
);
CREATE INDEX members_user ON members (user_id, itinerary_id);

-- What is written about dates; it stays when the trip no longer has the date.
CREATE TABLE days (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    date         TEXT COLLATE "C" NOT NULL,
    title        TEXT NOT NULL,
    notes        TEXT NOT NULL,
    PRIMARY KEY (itinerary_id, date)
);

CREATE TABLE items (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    id           TEXT COLLATE "C" NOT NULL,
    type         TEXT NOT NULL,
    title        TEXT NOT NULL,
    description  TEXT NOT NULL,
    location     TEXT,                  -- a location as JSON
    end_location TEXT,
    day          TEXT COLLATE "C",                  -- NULL: an idea
    pos          TEXT COLLATE "C" NOT NULL,
    start_local  TEXT,                  -- the clock on the wall in start_zone
    start_zone   TEXT,
    start_at     BIGINT,                -- the instant both give
    end_local    TEXT,
    end_zone     TEXT,
    end_at       BIGINT,
    duration_min BIGINT,
    locked       BOOLEAN NOT NULL,
    booking_ref  TEXT NOT NULL,
    cost_amount  BIGINT,
    cost_currency TEXT,
    url          TEXT NOT NULL,
    media_urls   TEXT NOT NULL,         -- a JSON list
    done         BOOLEAN NOT NULL,
    created_by   TEXT NOT NULL,
    updated_by   TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    seq          BIGINT NOT NULL,       -- of the last operation on it
    deleted      BOOLEAN NOT NULL,
    PRIMARY KEY (itinerary_id, id)
);
CREATE INDEX items_order ON items (itinerary_id, day, pos, id);

-- Every operation, in order and without a gap.
CREATE TABLE op_log (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    seq          BIGINT NOT NULL,
    batch        TEXT COLLATE "C" NOT NULL,         -- operations of one undo step
    actor        TEXT NOT NULL,
    at           BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    entity_type  TEXT NOT NULL,
    entity_id    TEXT COLLATE "C" NOT NULL,
    field        TEXT NOT NULL,
    value        TEXT,
    PRIMARY KEY (itinerary_id, seq)
);

-- The names of accounts, followed from identity's events.
CREATE TABLE people (
    user_id TEXT COLLATE "C" PRIMARY KEY,
    name    TEXT NOT NULL
);
