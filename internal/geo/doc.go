// Package geo is the Geospatial & Mapping Service: zones and countries of
// positions, distances, and travel between places.
//
// It owns no table and publishes no event. Its target is "geo". Travel times
// are estimates from the great-circle distance until a routing engine is
// attached, and every answer says so ("estimated": true).
package geo
