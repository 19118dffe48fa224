// Package index is the port to the text and spatial index of places, and the
// words that its two sides share.
//
// An index finds candidates; what is best for a query is decided above it, by
// rank. Package fts implements it on SQLite's FTS5 and R*Tree, package postgis on
// PostgreSQL's GIN and PostGIS; indextest says what every implementation must do.
// What they have in common is in record (a place in one text, its words) and in
// typo (words one edit apart).
package index
