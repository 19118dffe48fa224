// Package postgis implements the index port on PostgreSQL with PostGIS, for
// processes that share no disk.
//
// How it is fast and why that is right:
//   - A place's number is its rank by prominence, so the best known matches are
//     those of the lowest numbers, and no scores are computed.
//   - Each place has a tsvector of its folded words (record.Words) under a GIN
//     index. Words of other names and areas carry a mark, so that one column
//     serves all fields; so do its kind and group, which makes a filter by kind
//     one more word.
//   - A GIN index reads all places of a prefix, and of a short one there are
//     tens of thousands. So the table head holds, for each word and prefix of
//     more than a few places, how many there are and its best known ones. What
//     is not there has few places; what is, answers from its head as far as
//     that reaches, and only what is rare among very many is read in full.
//   - Of several words the rarest is looked up and the others are checked on
//     what it finds.
//   - GiST keeps float32 boxes, which only widen: what it finds is compared with
//     the exact position.
//
// The tables are no part of the service's migrations: they are an artefact of
// the data inside the binary, never changed after they were built, and deleting
// them loses nothing. A build is one transaction, under a lock that lets one
// process build while the others wait for it; a process killed at any moment
// leaves nothing of it. Its tables bear a number made from the data and the
// layout, so that during an upgrade processes of both versions read their own;
// a build leaves the one that was opened last before it and drops the others.
package postgis
