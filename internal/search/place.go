package search

import (
	"math"
	"strconv"

	"sojourn/internal/search/index"
	"sojourn/internal/search/searchapi"
)

const (
	sourceCustom = "custom"
	kindPoint    = "place"
)

// location gives a place in the API's fields.
func location(p *index.Place) searchapi.Location {
	return searchapi.Location{
		ID: p.ID, Name: p.Name, LocalName: p.LocalName, Address: p.Address, Lat: p.Lat, Lon: p.Lon, Type: p.Kind,
		ExternalID: p.ExternalID, Zone: p.Zone, Country: p.Country, OpeningHours: p.Hours,
		Popularity: math.Round(p.Prominence*10) / 1000, VisitMin: p.VisitMin, PriceLevel: max(0, p.Price),
		Setting: p.Setting, Source: p.Source, Attribution: sources[p.Source].Text,
	}
}

// label is the place in one line, as a list of suggestions shows it.
func label(p *index.Place) string {
	name := p.Name
	if p.Group == index.Airport {
		name += " (" + p.Code + ")"
	}
	if p.Address == "" {
		return name
	}
	return name + ", " + p.Address
}

// degrees writes a coordinate for people: 38.69160° N.
func degrees(v float64, positive, negative byte) string {
	side := positive
	if v < 0 {
		side = negative
	}
	return strconv.FormatFloat(math.Abs(v), 'f', 5, 64) + "° " + string(side)
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
