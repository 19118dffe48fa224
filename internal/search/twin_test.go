package search_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/rpc/rpctest"
	"sojourn/internal/search"
	"sojourn/internal/search/searchapi"
)

func TestPlacesTwin(t *testing.T) {
	t.Parallel()
	s := setup(t)
	rpctest.Twin(t, searchapi.PlacesContract, searchapi.Places(s), func(t *testing.T, p searchapi.Places) {
		near, err := p.Nearest(t.Context(), 38.6916, -9.216, 3)
		require.NoError(t, err)
		require.Len(t, near, 3)
		require.Equal(t, "Belém Tower", near[0].Name)
		require.Less(t, near[0].DistanceM, 100.0)
		same, err := s.Nearest(t.Context(), 38.6916, -9.216, 3)
		require.NoError(t, err)
		require.Equal(t, same, near, "every field arrives")
		place, err := p.Location(t.Context(), near[0].ID)
		require.NoError(t, err)
		require.Equal(t, near[0].Location, place)
		_, err = p.Location(t.Context(), id.New())
		require.True(t, fault.Is(err, fault.NotFound))
		sights, err := p.Sights(t.Context(), searchapi.SightsInput{Lat: 38.7139, Lon: -9.1394, RadiusM: 12000, Kinds: []string{"museum", "castle"}, Limit: 5})
		require.NoError(t, err)
		require.Len(t, sights, 5)
		require.Equal(t, "São Jorge Castle", sights[0].Name, "the best known first")
		for i := range sights {
			require.Contains(t, []string{"museum", "castle"}, sights[i].Type)
			require.True(t, i == 0 || sights[i-1].Popularity >= sights[i].Popularity)
		}
	})
	rpctest.Twin(t, searchapi.PlacesContract, searchapi.Places(search.NewService(lisbonTime{})), func(t *testing.T, p searchapi.Places) {
		_, err := p.Location(t.Context(), id.New())
		require.True(t, fault.Is(err, fault.Unavailable), "while the index is built")
		require.Positive(t, err.(*fault.Error).RetryAfter)
	})
}
