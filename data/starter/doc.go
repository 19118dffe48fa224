// Package starter is the home of the starter set: the best-known sights and
// quarters of the 60 most visited cities, written by hand as facts.
//
// Each city has a file under cities/: a "# city" line (name, local name,
// country, latitude, longitude, zone), a header line, and one line a sight.
// Coordinates are good to about a hundred metres and hours may have changed:
// the API marks every row "source: starter" and "approximate". The tests here
// check every row; `go run ./data/starter/pack` makes the embedded file.
package starter
