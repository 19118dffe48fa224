package catalog

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/search/index"
)

// TestEveryPlace walks the whole catalog once: what holds for every place.
func TestEveryPlace(t *testing.T) {
	t.Parallel()
	c, err := Load()
	require.NoError(t, err)
	ids := make(map[string]string, c.Len())
	zones := map[string]bool{}
	groups := map[index.Group]int{}
	last := 100.0
	for i := range c.Len() {
		p := c.At(i)
		groups[p.Group]++
		check(t, &p, last)
		last = p.Prominence
		require.Empty(t, ids[p.ID], "%s and %s share an id", p.ExternalID, ids[p.ID])
		ids[p.ID] = p.ExternalID
		if !zones[p.Zone] {
			zones[p.Zone] = true
			_, err := time.LoadLocation(p.Zone)
			require.NoError(t, err, "%v", p)
		}
	}
	require.Greater(t, groups[index.City], 170_000)
	require.Greater(t, groups[index.Airport], 7_500)
	require.Greater(t, groups[index.Country], 240)
	require.GreaterOrEqual(t, groups[index.Sight], 60*25)
}

// check is kept free of require's cost: it runs 180,000 times.
func check(t *testing.T, p *index.Place, last float64) {
	ok := id.Valid(p.ID) && p.Name != "" && p.Keys.Names != "" && p.Zone != "" && len(p.Country) == 2 &&
		p.Prominence >= 0 && p.Prominence <= last && p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180
	if !ok {
		t.Fatalf("%+v", *p)
	}
}

// TestKnownPlaces pins what joining the sources is for.
func TestKnownPlaces(t *testing.T) {
	t.Parallel()
	c, err := Load()
	require.NoError(t, err)
	want := map[string]func(p index.Place){
		"geonames:2267057": func(p index.Place) {
			require.Equal(t, "Lisbon", p.Name)
			require.Equal(t, "Lisboa", p.LocalName)
			require.Equal(t, "Portugal", p.Address)
			require.Contains(t, p.Keys.Names, "lisboa")
		},
		"iata:LIS": func(p index.Place) {
			require.Equal(t, "Europe/Lisbon", p.Zone)
			require.Equal(t, "Lisbon, Portugal", p.Address)
		},
		"iso:PT": func(p index.Place) {
			require.InDelta(t, 38.7, p.Lat, 0.1, "a country stands where its capital does")
			require.Equal(t, "Europe/Lisbon", p.Zone)
		},
		"starter:lisbon/belem-tower": func(p index.Place) {
			require.Equal(t, "Europe/Lisbon", p.Zone)
			require.Equal(t, "PT", p.Country)
			require.Equal(t, "Lisbon, Portugal", p.Address)
		},
		"iso:AQ": func(p index.Place) { require.Equal(t, "Antarctica/McMurdo", p.Zone) },
	}
	for i := range c.Len() {
		p := c.At(i)
		if test, ok := want[p.ExternalID]; ok {
			test(p)
			delete(want, p.ExternalID)
		}
	}
	require.Empty(t, want)
}
