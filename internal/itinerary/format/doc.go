// Package format writes itineraries in the formats that other programs read:
// iCalendar (RFC 5545), GPX 1.1, KML 2.2 and GeoJSON (RFC 7946).
//
// It is pure: a document goes in, bytes come out, and the same document gives
// the same bytes. Days and items keep the trip's order. An item that stands on
// no day of the trip is an idea: it comes last, and in no day's line. What is
// private (booking references, costs, notes) is written on request only.
package format
