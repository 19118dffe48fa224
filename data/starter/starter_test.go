package starter

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"sojourn/internal/kit/openhours"
	"sojourn/internal/search/fold"
	"sojourn/internal/search/gazetteer"
)

// kinds are the kinds of sights that the UI has names and icons for.
var kinds = strings.Fields(`aquarium beach bridge castle cemetery church gallery garden island lake landmark library
	market monument mosque museum nightlife observation_deck palace park quarter ruins shopping square stadium street
	synagogue temple theatre theme_park tower transport viewpoint zoo`)

// gazetteerCities is read once for all tests: it decompresses to 17 MB.
var gazetteerCities = sync.OnceValues(gazetteer.Cities)

func readAll(t *testing.T) []gazetteer.StarterCity {
	t.Helper()
	files, err := filepath.Glob("cities/*.tsv")
	require.NoError(t, err)
	require.Len(t, files, 60, "one file for each of the 60 cities")
	cities := make([]gazetteer.StarterCity, 0, len(files))
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, utf8.Valid(data) && norm.NFC.IsNormal(data), "%s must be UTF-8 in NFC", file)
		city, err := gazetteer.ReadStarterCity(strings.TrimSuffix(filepath.Base(file), ".tsv"), bytes.NewReader(data))
		require.NoError(t, err)
		cities = append(cities, city)
	}
	return cities
}

func TestCities(t *testing.T) {
	t.Parallel()
	known, err := gazetteerCities()
	require.NoError(t, err)
	for _, city := range readAll(t) {
		t.Run(city.Slug, func(t *testing.T) {
			t.Parallel()
			require.GreaterOrEqual(t, len(city.Sights), 25)
			require.LessOrEqual(t, len(city.Sights), 60)
			twin := slices.IndexFunc(known, func(c gazetteer.City) bool {
				return c.Country == city.Country && isNamed(c, city.Name) && c.Population > 20_000 &&
					km(c.Lat, c.Lon, city.Lat, city.Lon) < 25
			})
			require.GreaterOrEqual(t, twin, 0, "the gazetteer has no %s near %v, %v", city.Name, city.Lat, city.Lon)
			require.Equal(t, known[twin].Zone, city.Zone)
			_, err := time.LoadLocation(city.Zone)
			require.NoError(t, err)
		})
	}
}

func TestSights(t *testing.T) {
	t.Parallel()
	for _, city := range readAll(t) {
		t.Run(city.Slug, func(t *testing.T) {
			t.Parallel()
			for _, s := range city.Sights {
				checkSight(t, city, s)
			}
		})
	}
}

func checkSight(t *testing.T, city gazetteer.StarterCity, s gazetteer.Sight) {
	t.Helper()
	check := func(ok bool, what string, value any) {
		if !ok {
			t.Errorf("%s: %s: %v", s.Name, what, value)
		}
	}
	check(s.Name != "" && s.Name == strings.TrimSpace(s.Name) && utf8.RuneCountInString(s.Name) <= 80, "name", s.Name)
	check(s.LocalName == strings.TrimSpace(s.LocalName), "local name", s.LocalName)
	check(slices.Contains(kinds, s.Kind), "unknown kind", s.Kind)
	check(km(s.Lat, s.Lon, city.Lat, city.Lon) <= 45, "too far from the city, km", km(s.Lat, s.Lon, city.Lat, city.Lon))
	check(s.VisitMin >= 5 && s.VisitMin <= 600, "visit minutes", s.VisitMin)
	check(s.Price >= -1 && s.Price <= 4, "price", s.Price)
	check(slices.Contains([]string{"indoor", "outdoor", "both"}, s.Setting), "setting", s.Setting)
	check(s.Prominence >= 1 && s.Prominence <= 100, "prominence", s.Prominence)
	if s.OpeningHours != "" {
		_, err := openhours.Parse(s.OpeningHours)
		check(err == nil, "opening hours", err)
	}
}

func TestNoDuplicates(t *testing.T) {
	t.Parallel()
	for _, city := range readAll(t) {
		t.Run(city.Slug, func(t *testing.T) {
			t.Parallel()
			for i, a := range city.Sights {
				for _, b := range city.Sights[:i] {
					if fold.Text(a.Name) == fold.Text(b.Name) {
						t.Errorf("%s stands twice", a.Name)
					}
					if a.LocalName != "" && a.LocalName == b.LocalName {
						t.Errorf("%s and %s have one local name", a.Name, b.Name)
					}
					if a.Kind == b.Kind && km(a.Lat, a.Lon, b.Lat, b.Lon) < 0.01 {
						t.Errorf("%s and %s are %ss at one spot", a.Name, b.Name, a.Kind)
					}
				}
			}
		})
	}
}

// TestPacked fails when the embedded file was not made from these rows.
func TestPacked(t *testing.T) {
	t.Parallel()
	packed, err := gazetteer.Starter()
	require.NoError(t, err)
	rows := readAll(t)
	require.Len(t, packed, len(rows))
	for i, city := range rows {
		require.True(t, reflect.DeepEqual(city, packed[i]), "%s changed: run go run ./data/starter/pack", city.Slug)
	}
}

func isNamed(c gazetteer.City, name string) bool {
	want := fold.Text(name)
	if strings.HasPrefix(fold.Text(c.Name), want) {
		return true
	}
	return slices.ContainsFunc(strings.Split(c.Alternates, "|"), func(a string) bool { return fold.Text(a) == want })
}

// km is the great-circle distance on a sphere, in kilometres.
func km(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) +
		math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(s)))
}
