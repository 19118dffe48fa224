// Package gazetteer holds the embedded data sets and reads their rows.
//
// The files are made by data/gazetteer/generate and data/starter/pack; each
// holds data of one licence only (data/README.md lists them). They are
// tab-separated text under zstd. Rows are substrings of the decompressed text:
// a caller that keeps one keeps its whole file alive, so the text is meant to
// be read once, when the index is built, and dropped.
package gazetteer
