package search_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search"
	"sojourn/internal/search/rank"
)

// TestFirst is the promise of forgiving search: what is typed, and what has to
// come first, both while typing and in the full search.
func TestFirst(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for _, tc := range []struct{ why, text, want string }{
			{"prefix", "lis", "Lisbon (city, PT)"},
			{"short prefix by prominence", "pa", "Paris (city, FR)"},
			{"foreign spellings do not crowd out", "bar", "Barcelona (city, ES)"},
			{"local name", "Lisboa", "Lisbon (city, PT)"},
			{"local name, prefix with accent", "münch", "Munich (city, DE)"},
			{"local name without its accent", "munchen", "Munich (city, DE)"},
			{"English name of a local one", "cologne", "Köln (city, DE)"},
			{"name in another language", "Lissabon", "Lisbon (city, PT)"},
			{"another script", "Москва", "Moscow (city, RU)"},
			{"Han", "東京", "Tokyo (city, JP)"},
			{"Arabic", "القاهرة", "Cairo (city, EG)"},
			{"apostrophe", "xian", "Xi’an (city, CN)"},
			{"accents folded", "belem tower", "Belém Tower (tower, PT)"},
			{"word order", "tower belem", "Belém Tower (tower, PT)"},
			{"glue words", "tower of belem", "Belém Tower (tower, PT)"},
			{"local name of a sight", "torre de belem", "Belém Tower (tower, PT)"},
			{"city and sight", "lisbon castle", "São Jorge Castle (castle, PT)"},
			{"sight and city", "castle lisbon", "São Jorge Castle (castle, PT)"},
			{"unfinished last word", "sagrada fam", "Sagrada Família (church, ES)"},
			{"region", "springfield illinois", "Springfield (city, US)"},
			{"a smaller namesake by region", "paris texas", "Paris (city, US)"},
			{"letter left out", "londn", "London (city, GB)"},
			{"letters swapped", "lodnon", "London (city, GB)"},
			{"wrong letter", "barcelonw", "Barcelona (city, ES)"},
			{"typo in the first of two words", "eifel tower", "Eiffel Tower (tower, FR)"},
			{"country", "portugal", "Portugal (country, PT)"},
			{"country in another language", "Allemagne", "Germany (country, DE)"},
			{"country by short name", "usa", "United States (country, US)"},
			{"two letters", "uk", "United Kingdom (country, GB)"},
			{"airport by code", "JFK", "John F Kennedy International Airport (airport, US)"},
			{"code in capitals before the city", "LIS", "Lisbon Portela Airport (airport, PT)"},
			{"airport by name", "heathrow", "London Heathrow Airport (airport, GB)"},
			{"exact name before longer ones", "Split", "Split (city, HR)"},
			{"two short words", "la paz", "La Paz (city, BO)"},
			{"coordinates", "38.6916, -9.2160", "38.69160° N 9.21600° W (place, PT)"},
		} {
			t.Run(tc.why, func(t *testing.T) {
				t.Parallel()
				suggested, err := s.Suggest(t.Context(), search.Query{Text: tc.text, Limit: 5})
				require.NoError(t, err)
				require.NotEmpty(t, suggested, "suggest %q", tc.text)
				require.Equal(t, tc.want, names(suggested)[0], "suggest %q: %v", tc.text, names(suggested))
				found, err := s.Locations(t.Context(), search.Query{Text: tc.text, Limit: 5})
				require.NoError(t, err)
				require.NotEmpty(t, found, "locations %q", tc.text)
				require.Equal(t, tc.want, names(found)[0], "locations %q: %v", tc.text, names(found))
			})
		}
	})
}

// TestLisbon: the first trip of the first user.
func TestLisbon(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		found, err := s.Locations(t.Context(), search.Query{Text: "lisbon", Limit: 30})
		require.NoError(t, err)
		for _, want := range []string{"Lisbon (city, PT)", "Belém Tower (tower, PT)", "Lisbon Portela Airport (airport, PT)"} {
			require.Contains(t, names(found), want)
		}
	})
}

func TestNearnessBreaksTies(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		boston := &rank.Point{Lat: 42.36, Lon: -71.06}
		for _, find := range []func() ([]rank.Hit, error){
			func() ([]rank.Hit, error) {
				return s.Suggest(t.Context(), search.Query{Text: "cambridge", At: boston, Limit: 5})
			},
			func() ([]rank.Hit, error) {
				return s.Locations(t.Context(), search.Query{Text: "cambridge", At: boston, Limit: 5})
			},
		} {
			hits, err := find()
			require.NoError(t, err)
			require.Equal(t, "Cambridge (city, US)", names(hits)[0])
			require.Less(t, hits[0].DistanceM, 10_000.0)
		}
	})
}

func TestSmallPlaceNearby(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		hits, err := s.Suggest(t.Context(), search.Query{Text: "san", At: &rank.Point{Lat: 43.46, Lon: 11.05}, Limit: 10})
		require.NoError(t, err)
		require.Contains(t, names(hits), "San Gimignano (city, IT)")
	})
}
