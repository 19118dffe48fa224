-- Who numbered an operation, and what it overrode or took back.
ALTER TABLE op_log ADD COLUMN client TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE op_log ADD COLUMN n BIGINT NOT NULL DEFAULT 0;        -- 0: no client numbered it
ALTER TABLE op_log ADD COLUMN digest TEXT NOT NULL DEFAULT '';    -- of what the client sent
ALTER TABLE op_log ADD COLUMN undoes TEXT COLLATE "C" NOT NULL DEFAULT '';    -- the batch that it takes back
ALTER TABLE op_log ADD COLUMN overrides BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX op_log_client ON op_log (itinerary_id, client, n) WHERE n > 0;
CREATE INDEX op_log_entity ON op_log (itinerary_id, entity_id, seq);
CREATE INDEX op_log_batch ON op_log (itinerary_id, batch);

-- Values are written as {place, fields} from now on.
UPDATE op_log SET value = jsonb_build_object('fields', value::jsonb)::text WHERE kind = 'create' AND entity_type = 'itinerary';
UPDATE op_log SET value = jsonb_build_object('place', jsonb_build_object('parent', COALESCE(value::jsonb #>> '{place,day}', ''), 'pos', value::jsonb #>> '{place,pos}'),
    'fields', value::jsonb - 'place' - 'id')::text WHERE kind = 'create' AND entity_type = 'item';
UPDATE op_log SET value = jsonb_build_object('parent', COALESCE(value::jsonb ->> 'day', ''), 'pos', value::jsonb ->> 'pos')::text WHERE kind = 'place' AND entity_type = 'item';

ALTER TABLE itineraries ADD COLUMN settings_seq BIGINT NOT NULL DEFAULT 0; -- of the last operation on the settings themselves
ALTER TABLE itineraries ADD COLUMN settings_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE itineraries ADD COLUMN settings_at BIGINT;
ALTER TABLE itineraries ADD COLUMN log_from BIGINT NOT NULL DEFAULT 0;     -- the log holds what comes after this number
UPDATE itineraries SET settings_seq = COALESCE((SELECT MAX(o.seq) FROM op_log o WHERE o.itinerary_id = itineraries.id AND o.entity_type = 'itinerary'), seq),
    settings_by = user_id, settings_at = updated_at;

ALTER TABLE days ADD COLUMN seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE days ADD COLUMN created_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE days ADD COLUMN created_at BIGINT;
ALTER TABLE days ADD COLUMN updated_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE days ADD COLUMN updated_at BIGINT;
UPDATE days SET seq = COALESCE((SELECT MAX(o.seq) FROM op_log o WHERE o.itinerary_id = days.itinerary_id AND o.entity_type = 'day' AND o.entity_id = days.date), 0);

-- What has no table of its own: comments, votes, suggestions, members, …
CREATE TABLE entities (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    id           TEXT COLLATE "C" NOT NULL,
    type         TEXT NOT NULL,
    parent       TEXT COLLATE "C" NOT NULL,
    pos          TEXT COLLATE "C" NOT NULL,
    fields       TEXT NOT NULL,         -- a JSON object without empty values
    deleted      BOOLEAN NOT NULL,
    created_by   TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_by   TEXT COLLATE "C" NOT NULL,
    updated_at   BIGINT NOT NULL,
    seq          BIGINT NOT NULL,
    PRIMARY KEY (itinerary_id, id)
);
INSERT INTO entities (itinerary_id, id, type, parent, pos, fields, deleted, created_by, created_at, updated_by, updated_at, seq)
    SELECT m.itinerary_id, m.user_id, 'member', '', '', '{"role":"' || m.role || '"}', FALSE, i.user_id, i.created_at, i.user_id, i.created_at, 1
    FROM members m JOIN itineraries i ON i.id = m.itinerary_id;

-- What is kept of texts that people write together.
CREATE TABLE texts (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    entity_type  TEXT COLLATE "C" NOT NULL,
    entity_id    TEXT COLLATE "C" NOT NULL,
    field        TEXT COLLATE "C" NOT NULL,
    base         TEXT NOT NULL,         -- the string that was last set whole
    updates      BYTEA NOT NULL,         -- Yjs updates since, each after its length
    PRIMARY KEY (itinerary_id, entity_type, entity_id, field)
);

-- How far each client's operations are applied, and what was refused of them.
CREATE TABLE clients (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    client       TEXT COLLATE "C" NOT NULL,
    user_id      TEXT COLLATE "C" NOT NULL,
    last_n       BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    PRIMARY KEY (itinerary_id, client)
);
CREATE TABLE refusals (
    itinerary_id TEXT COLLATE "C" NOT NULL REFERENCES itineraries (id) ON DELETE CASCADE,
    client       TEXT COLLATE "C" NOT NULL,
    n            BIGINT NOT NULL,
    digest       TEXT NOT NULL,
    problem      TEXT NOT NULL,         -- an RFC 9457 body
    at           BIGINT NOT NULL,
    PRIMARY KEY (itinerary_id, client, n)
);

-- What the log said up to a number, kept where the log before it is gone.
CREATE TABLE snapshots (
    itinerary_id TEXT COLLATE "C" PRIMARY KEY REFERENCES itineraries (id) ON DELETE CASCADE,
    seq          BIGINT NOT NULL,
    entities     TEXT NOT NULL          -- a JSON list
);
