package zone_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/zone"
)

func TestAt(t *testing.T) {
	t.Parallel()
	f := zone.New()
	for name, want := range map[string]struct {
		lat, lon      float64
		zone, country string
	}{
		"Belém":         {38.6916, -9.2160, "Europe/Lisbon", "PT"},
		"Vaduz":         {47.141, 9.521, "Europe/Vaduz", "LI"},
		"San Marino":    {43.936, 12.447, "Europe/San_Marino", "SM"},
		"Oslo":          {59.91, 10.75, "Europe/Oslo", "NO"},
		"Copenhagen":    {55.676, 12.568, "Europe/Copenhagen", "DK"},
		"Kuala Lumpur":  {3.139, 101.68, "Asia/Kuala_Lumpur", "MY"},
		"Kathmandu":     {27.7172, 85.324, "Asia/Kathmandu", "NP"},
		"open Atlantic": {30, -40, "Etc/GMT+3", ""},
		"north pole":    {90, 0, "Etc/GMT", ""},
		"date line":     {-16.8, 180, "Pacific/Fiji", "FJ"},
	} {
		zone, country, err := f.At(want.lat, want.lon)
		require.NoError(t, err, name)
		require.Equal(t, want.zone, zone, name)
		require.Equal(t, want.country, country, name)
		_, err = time.LoadLocation(zone)
		require.NoError(t, err, "Go knows every zone that is found: %s", zone)
	}
}
