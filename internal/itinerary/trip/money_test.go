package trip_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/trip"
)

// TestMinorDigits: the planner's test reads the same file, so that a sum is
// the same on both sides.
func TestMinorDigits(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/minor-digits.json")
	require.NoError(t, err)
	var want map[string][]string
	require.NoError(t, json.Unmarshal(text, &want))
	require.Len(t, want, 3)
	for digits, codes := range want {
		for _, code := range codes {
			require.Equal(t, digits, strconv.Itoa(trip.MinorDigits(code)), code)
			require.NoError(t, trip.Currency("body.currency", code))
		}
	}
}

func TestCurrency(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"", "eur", "Eur", "EU", "EURO", "XQZ", "E R"} {
		require.ErrorContains(t, trip.Currency("body.currency", code), "ISO 4217", code)
	}
}
