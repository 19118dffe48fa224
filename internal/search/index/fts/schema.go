package fts

// layout changes whenever the tables, the packing of rows, the folding of words
// or the joining of sources do; older files
// are then built again.
const layout = "7"

// schema: place.rowid is the rank by prominence, from 1. hint holds the words
// that a typo may have meant, forwards and backwards.
const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  rank INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  grp  TEXT NOT NULL,
  lat  REAL NOT NULL,
  lon  REAL NOT NULL,
  row  TEXT NOT NULL
);
CREATE TABLE place_id (id BLOB PRIMARY KEY, rank INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(text, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6', tokenize='ascii');
INSERT INTO word(word, rank) VALUES ('automerge', 0);
INSERT INTO word(word, rank) VALUES ('hashsize', 1048576), ('crisismerge', 1999);
CREATE VIRTUAL TABLE near USING rtree(rank, south, north, west, east);
CREATE TABLE hint (word TEXT PRIMARY KEY, rank INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE hint_tail (length INTEGER NOT NULL, tail TEXT NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (length, tail)) WITHOUT ROWID;
`
