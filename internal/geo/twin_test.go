package geo_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo"
	"sojourn/internal/geo/geoapi"
	"sojourn/internal/kit/rpc/rpctest"
)

func TestZonesTwin(t *testing.T) {
	t.Parallel()
	rpctest.Twin(t, geoapi.ZonesContract, geoapi.Zones(geo.New(geo.Deps{})), func(t *testing.T, z geoapi.Zones) {
		zone, country, err := z.ZoneAt(t.Context(), 38.69, -9.21)
		require.NoError(t, err)
		require.Equal(t, []string{"Europe/Lisbon", "PT"}, []string{zone, country})
		_, country, err = z.ZoneAt(t.Context(), 0, -30)
		require.NoError(t, err)
		require.Empty(t, country, "nobody's sea")
	})
}
