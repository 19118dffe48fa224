package search_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search"
	"sojourn/internal/search/index"
	"sojourn/internal/search/rank"
)

var rossio = &rank.Point{Lat: 38.7139, Lon: -9.1394}

func TestNearestFirst(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		hits, err := s.Locations(t.Context(), search.Query{At: rossio, RadiusM: 1000, Limit: 20})
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(hits), 8)
		for i, h := range hits {
			require.LessOrEqual(t, h.DistanceM, 1000.0)
			if i > 0 {
				require.GreaterOrEqual(t, h.DistanceM, hits[i-1].DistanceM)
			}
		}
	})
}

func TestTextWithinRadius(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		hits, err := s.Locations(t.Context(), search.Query{Text: "museum", At: rossio, RadiusM: 5000, Limit: 50})
		require.NoError(t, err)
		require.NotEmpty(t, hits)
		for _, h := range hits {
			require.LessOrEqual(t, h.DistanceM, 5000.0)
			require.Equal(t, "PT", h.Country)
		}
	})
}

func TestKind(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for _, q := range []search.Query{
			{Kind: "museum", At: rossio, Limit: 5}, {Kind: "museum", Text: "lisbon", Limit: 5}, {Kind: "museum", Limit: 5},
			{Kind: "museum", Box: &index.Box{West: -9.3, South: 38.6, East: -9, North: 38.9}, Limit: 5},
		} {
			hits, err := s.Locations(t.Context(), q)
			require.NoError(t, err)
			require.Len(t, hits, 5)
			for _, h := range hits {
				require.Equal(t, "museum", h.Kind)
			}
		}
	})
}

func TestBoxAcrossTheAntimeridian(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		fiji := &index.Box{West: 177, South: -20, East: -178, North: -15}
		hits, err := s.Locations(t.Context(), search.Query{Box: fiji, Limit: 10})
		require.NoError(t, err)
		require.Contains(t, names(hits), "Suva (city, FJ)")
		for _, h := range hits {
			require.True(t, fiji.Contains(h.Lat, h.Lon))
		}
	})
}

func TestWorldBoxGivesTheBestKnown(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		hits, err := s.Locations(t.Context(), search.Query{Box: &index.Box{West: -180, South: -90, East: 180, North: 90}, Limit: 5})
		require.NoError(t, err)
		require.Len(t, hits, 5)
		require.Greater(t, hits[4].Prominence, 90.0)
	})
}

func TestNothingToLookFor(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		_, err := s.Locations(t.Context(), search.Query{Limit: 5})
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

// TestOddTexts: whatever is typed is answered, never an error of the index.
func TestOddTexts(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for _, text := range []string{
			`"`, `*`, `a" OR "b`, "word:lisbon", "NEAR(a b)", "-lisbon", "^lis", "🏰", "\xff\xfe", "a\x00b", strings.Repeat("x", 200), strings.Repeat("a ", 100),
			"'; DROP TABLE place; --", "مدينة\u200f", "\u202elisbon", "\ue000lisbon", "\ue001",
		} {
			_, err := s.Suggest(t.Context(), search.Query{Text: text, Limit: 5})
			require.NoError(t, err, "%q", text)
			_, err = s.Locations(t.Context(), search.Query{Text: text, Limit: 5})
			require.NoError(t, err, "%q", text)
		}
	})
}

func TestEveryResultHasZoneAndCountry(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for _, text := range []string{"a", "san", "airport", "antarctica", "museum", "north", "10.5, 20.5"} {
			hits, err := s.Locations(t.Context(), search.Query{Text: text, Limit: 100})
			require.NoError(t, err)
			for _, h := range hits {
				require.NotEmpty(t, h.Zone, h.Name)
				require.NotEmpty(t, h.Country, h.Name)
			}
		}
	})
}

func TestLocationByID(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for _, text := range []string{"belem tower", "38.7, -9.1"} {
			hits, err := s.Suggest(t.Context(), search.Query{Text: text, Limit: 1})
			require.NoError(t, err)
			require.Len(t, hits, 1)
			l, err := s.Location(t.Context(), hits[0].ID)
			require.NoError(t, err)
			require.Equal(t, hits[0].Name, l.Name)
			require.Equal(t, "Europe/Lisbon", l.Zone)
			require.NotEmpty(t, l.Attribution)
		}
		_, err := s.Location(t.Context(), "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80")
		require.True(t, fault.Is(err, fault.NotFound))
	})
}

// TestIDsStay: itineraries keep these ids; making them in another way would cut
// what people saved from its place.
func TestIDsStay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		for id, want := range map[string]string{
			"a018fd4f-015f-5c14-a38f-9c911f2fe0e7": "geonames:2267057",
			"acde37b3-7c71-5742-8ceb-6498856ed98c": "starter:lisbon/belem-tower",
			"241405c1-f5b0-5087-9d19-95005cbd3868": "iata:LIS",
			"7e0f8cc9-7b65-523e-b913-85fcdca55d7f": "iso:PT",
		} {
			l, err := s.Location(t.Context(), id)
			require.NoError(t, err)
			require.Equal(t, want, l.ExternalID)
		}
	})
}

func TestNearest(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s *search.Service) {
		near, err := s.Nearest(t.Context(), rossio.Lat, rossio.Lon, 3)
		require.NoError(t, err)
		require.Len(t, near, 3)
		require.LessOrEqual(t, near[0].DistanceM, near[2].DistanceM)
		require.Equal(t, "PT", near[0].Country)
	})
}

func TestUnavailableWithoutAnIndex(t *testing.T) {
	t.Parallel()
	s := search.NewService(lisbonTime{})
	_, err := s.Suggest(t.Context(), search.Query{Text: "lis", Limit: 5})
	require.True(t, fault.Is(err, fault.Unavailable))
	_, err = s.Locations(t.Context(), search.Query{Text: "lis", Limit: 5})
	require.True(t, fault.Is(err, fault.Unavailable))
	_, err = s.Nearest(t.Context(), 0, 0, 1)
	require.True(t, fault.Is(err, fault.Unavailable))
	_, err = s.Location(t.Context(), "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80")
	require.True(t, fault.Is(err, fault.Unavailable))
}
