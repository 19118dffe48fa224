// Package search is the Search & Discovery Service: it finds places by text,
// by nearness or by both.
//
//   - Owns: an index of the embedded gazetteer and nothing else, in the file
//     search.db or, for processes that share no disk, in its schema of a
//     PostgreSQL database with PostGIS. Deleting it loses nothing: the next start
//     builds it again.
//   - Events out: none. Events in: none.
//   - Target: search.
//
// Invariants:
//   - every result has an id that stays, a zone and, on land, a country;
//   - every result names its source and what that source asks to be shown;
//   - while the index is built queries answer fault.Unavailable with a time to
//     come back; nothing else of the process waits for it.
//
// A query goes through package query (what was meant), index (candidates) and
// rank (which are best); service.go joins them.
package search
