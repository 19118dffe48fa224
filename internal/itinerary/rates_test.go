package itinerary_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/rates"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// ofECB are the currencies whose reference rates the European Central Bank
// publishes.
var ofECB = []string{"USD", "JPY", "BGN", "CZK", "DKK", "GBP", "HUF", "PLN", "RON", "SEK", "CHF", "ISK", "NOK", "TRY", "AUD", "BRL", "CAD", "CNY",
	"HKD", "IDR", "ILS", "INR", "KRW", "MXN", "MYR", "NZD", "PHP", "SGD", "THB", "ZAR"}

func TestRates(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		got := w.do(ana, "GET", "/api/v1/rates", "").ok(200)
		require.Equal(w.t, []string{"EUR", "2025-06-30"}, []string{got.text("base"), got.text("date")})
		require.Contains(w.t, got.text("source"), "Approximate", "whoever reads it is told how good it is")
		table := got.body["rates"].(map[string]any)
		for _, code := range ofECB {
			require.Contains(w.t, table, code)
		}
		require.Greater(w.t, len(table), len(ofECB)+20)
		require.EqualValues(w.t, 1, table["EUR"])
		require.Contains(w.t, string(got.raw), `"USD":1.172,`)

		require.Equal(w.t, "private, max-age=3600", got.header.Get("Cache-Control"))
		etag := got.header.Get("ETag")
		require.NotEmpty(w.t, etag)
		again := w.do(ana, "GET", "/api/v1/rates", "", "If-None-Match: "+etag).ok(304)
		require.Empty(w.t, again.raw)
		w.do("readonly", "GET", "/api/v1/rates", "").ok(200)
		w.do("nobody", "GET", "/api/v1/rates", "").refused(401, "", "")
	})
}

// TestOperatorsRates: an operator's table stands for all of the one inside.
func TestOperatorsRates(t *testing.T) {
	t.Parallel()
	table, err := rates.Parse([]byte("date,2027-05-01\nsource,Our bank\nUSD,1.0825\nKWD,0.000001\n"))
	require.NoError(t, err)
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		w := setupWith(t, db, itinerary.Config{Rates: table})
		raw, err := json.Marshal(w.do(ana, "GET", "/api/v1/rates", "").ok(200).body)
		require.NoError(t, err)
		require.JSONEq(t, `{"base":"EUR","date":"2027-05-01","source":"Our bank","rates":{"EUR":1,"USD":1.0825,"KWD":0.000001}}`, string(raw))
	}, eventlog.Migrations(), sqlstore.Migrations())
}
