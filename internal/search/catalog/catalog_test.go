package catalog

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/search/index"
)

func TestCatalog(t *testing.T) {
	t.Parallel()
	c, err := Load()
	require.NoError(t, err)
	ids := make(map[string]string, c.Len())
	zones := map[string]bool{}
	groups := map[index.Group]int{}
	last := 101.0
	for i := range c.Len() {
		p := c.At(i)
		groups[p.Group]++
		require.True(t, id.Valid(p.ID))
		require.Empty(t, ids[p.ID], "%s and %s share an id", p.ExternalID, ids[p.ID])
		ids[p.ID] = p.ExternalID
		require.LessOrEqual(t, p.Prominence, last)
		last = p.Prominence
		require.True(t, p.Prominence >= 0 && p.Prominence <= 100, "%v", p)
		require.NotEmpty(t, p.Keys.Names, "%v", p)
		require.Len(t, p.Country, 2, "%v", p)
		if !zones[p.Zone] && (p.Zone != "" || true) {
			_, err := time.LoadLocation(p.Zone)
			require.NoError(t, err, "%v", p)
			zones[p.Zone] = p.Zone != ""
			require.NotEmpty(t, p.Zone, "%v", p)
		}
		if i < 60 || p.Name == "Lisbon" && p.Prominence > 60 || p.Code == "LIS" || p.Code == "JFK" || p.Name == "Belém Tower" {
			t.Log(i, p.Prominence, p.Name, p.LocalName, "|", p.Address, p.Kind, p.Code)
		}
		if p.Zone == "" {
			t.Log("no zone:", p.Name, p.Lat, p.Lon)
		}
	}
	t.Log(groups)
}
