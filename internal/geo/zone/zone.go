// Package zone finds the time zone and the country of a position, offline.
//
// Zones come from the boundaries that ringsaturn/tzf ships (OpenStreetMap
// data, ODbL), which keep a zone of its own for every country; the country of
// a zone comes from the tz database's zone.tab (public domain).
package zone

import (
	_ "embed" // countries.tsv
	"runtime/debug"
	"strings"
	"sync"

	"github.com/ringsaturn/tzf"

	"sojourn/internal/kit/fault"
)

//go:embed countries.tsv
var countriesText string

// Finder finds zones. Its 30 MB are loaded at the first question, which takes
// about half a second; later ones take microseconds.
type Finder struct {
	load      func() (tzf.F, error)
	countries func() map[string]string
}

// New makes a Finder.
func New() *Finder {
	return &Finder{load: sync.OnceValues(loadZones), countries: sync.OnceValue(parseCountries)}
}

func loadZones() (tzf.F, error) {
	f, err := tzf.NewDefaultFinder()
	debug.FreeOSMemory() // loading needs four times what stays
	return f, err
}

func parseCountries() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(countriesText) {
		if zone, country, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			m[zone] = country
		}
	}
	return m
}

// At gives the IANA zone at a position in degrees, and the ISO 3166-1 code of
// the country that the zone is in; the country is empty at sea.
func (f *Finder) At(lat, lon float64) (zone, country string, err error) {
	finder, err := f.load()
	if err != nil {
		return "", "", fault.Wrap(err, fault.Internal, "zone boundaries")
	}
	zone = finder.GetTimezoneName(lon, lat)
	if zone == "" {
		zone = "UTC"
	}
	return zone, f.countries()[zone], nil
}
