package postgis

// buildsSchema lists the finished builds, and when a process opened each last.
const buildsSchema = `
CREATE TABLE IF NOT EXISTS search_builds (
  build text PRIMARY KEY,
  places bigint NOT NULL,
  opened_at bigint NOT NULL
)`

// tables are a build's: place.rank is the rank by prominence, from 1. hint
// holds the words that a typo may have meant, forwards and backwards. head.ranks
// are all places of the key up to the rank reach.
const tables = `
CREATE TABLE place_# (
  rank integer NOT NULL,
  id   uuid NOT NULL,
  lat  double precision NOT NULL,
  lon  double precision NOT NULL,
  spot geometry(Point, 4326) NOT NULL,
  words tsvector NOT NULL,
  row  text NOT NULL
);
CREATE TABLE head_# (key text COLLATE "C" NOT NULL, places integer NOT NULL, reach integer NOT NULL, ranks integer[] NOT NULL);
CREATE TABLE hint_# (word text COLLATE "C" NOT NULL, rank integer NOT NULL);
CREATE TABLE hint_tail_# (length integer NOT NULL, tail text COLLATE "C" NOT NULL, rank integer NOT NULL);`

// keys come after the rows, which makes a build several times faster.
const keys = `
SET LOCAL maintenance_work_mem = '128MB';
ALTER TABLE place_# ADD PRIMARY KEY (rank);
CREATE UNIQUE INDEX place_id_# ON place_# (id);
CREATE INDEX place_words_# ON place_# USING gin (words) WITH (fastupdate = off);
CREATE INDEX place_spot_# ON place_# USING gist (spot);
ALTER TABLE head_# ADD PRIMARY KEY (key);
ALTER TABLE hint_# ADD PRIMARY KEY (word) INCLUDE (rank);
ALTER TABLE hint_tail_# ADD PRIMARY KEY (length, tail) INCLUDE (rank);
ANALYZE place_#;
ANALYZE head_#;
ANALYZE hint_#;
ANALYZE hint_tail_#;`

const dropTables = `DROP TABLE IF EXISTS place_#, head_#, hint_#, hint_tail_#;`
