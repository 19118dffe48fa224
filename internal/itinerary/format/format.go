package format

import (
	"io"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Format is a file format, by the usual ending of its files' names.
type Format string

// The formats.
const (
	ICS     Format = "ics"
	GPX     Format = "gpx"
	KML     Format = "kml"
	GeoJSON Format = "geojson"
	JSON    Format = "json" // all of an itinerary, which is more than a document: Write does not know it
)

// Options says what to write.
type Options struct {
	// Private includes booking references, costs and notes: an item's
	// description, a day's notes and the trip's description.
	Private bool
}

// MediaType names the format in HTTP.
func (f Format) MediaType() string {
	switch f {
	case ICS:
		return "text/calendar; charset=utf-8"
	case GPX:
		return "application/gpx+xml"
	case KML:
		return "application/vnd.google-earth.kml+xml"
	case GeoJSON:
		return "application/geo+json"
	case JSON:
		return "application/json"
	}
	return "application/octet-stream"
}

// Write writes a document. It answers fault.Invalid for a format it does not
// know, and for the calendar of a template, whose dates mean nothing.
func Write(w io.Writer, f Format, doc *trip.Document, o Options) error {
	switch f {
	case ICS:
		return writeICS(w, doc, o)
	case GPX:
		return writeGPX(w, doc, o)
	case KML:
		return writeKML(w, doc, o)
	case GeoJSON:
		return writeGeoJSON(w, doc, o)
	}
	return fault.AtField("query.format", string(f), "is not a format: use ics, gpx, kml or geojson")
}
