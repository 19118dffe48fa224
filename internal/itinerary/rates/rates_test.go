package rates_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/itinerary/rates"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

const file = `# a comment
date,2027-05-01
source,"Ours, of May"
USD, 1.25
JPY,160
KWD,0.32
HUF,400
`

func table(t require.TestingT) *rates.Table {
	table, err := rates.Parse([]byte(file))
	require.NoError(t, err)
	return table
}

func TestConvert(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		amount   int64
		from, to string
		want     int64
	}{
		"from the base":               {1000, "EUR", "USD", 1250},
		"into the base":               {1250, "USD", "EUR", 1000},
		"across, by two rates":        {1000, "USD", "JPY", 1280},
		"nothing is nothing":          {0, "USD", "JPY", 0},
		"no decimals to three":        {160, "JPY", "KWD", 320},
		"three decimals to none":      {320, "KWD", "JPY", 160},
		"fillér count":                {100, "EUR", "HUF", 40_000},
		"the same stays":              {12_345, "KWD", "KWD", 12_345},
		"a refund":                    {-1000, "EUR", "USD", -1250},
		"a half goes to the even 2":   {2, "EUR", "USD", 2},   // 2.5
		"a half goes to the even 8":   {6, "EUR", "USD", 8},   // 7.5
		"and below nothing, -2":       {-2, "EUR", "USD", -2}, // -2.5
		"and -8":                      {-6, "EUR", "USD", -8},
		"less than a half goes down":  {1, "EUR", "USD", 1}, // 1.25
		"more than a half goes up":    {3, "EUR", "USD", 4}, // 3.75
		"rounded once, not in euros":  {1, "JPY", "HUF", 250},
		"the most that a trip counts": {1_000_000_000_000, "USD", "EUR", 800_000_000_000},
	} {
		got, err := table(t).Convert(trip.Money{Amount: c.amount, Currency: c.from}, c.to)
		require.NoError(t, err, name)
		require.Equal(t, trip.Money{Amount: c.want, Currency: c.to}, got, name)
	}
}

func TestConvertRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sum     trip.Money
		to, say string
	}{
		"an unknown source": {trip.Money{Amount: 1, Currency: "SEK"}, "EUR", `"SEK"`},
		"an unknown target": {trip.Money{Amount: 1, Currency: "EUR"}, "SEK", `"SEK"`},
		"no currency":       {trip.Money{Amount: 1}, "EUR", `""`},
		"too much":          {trip.Money{Amount: 1_000_000_000_000, Currency: "EUR"}, "HUF", "minor units"},
		"far too much":      {trip.Money{Amount: 1 << 62, Currency: "EUR"}, "HUF", "too much"},
	} {
		_, err := table(t).Convert(c.sum, c.to)
		require.True(t, fault.Is(err, fault.Invalid), "%s: %v", name, err)
		require.ErrorContains(t, err, c.say, name)
	}
}

var codes = []string{"EUR", "USD", "JPY", "KWD", "HUF"}

// TestConvertIsNearest: no whole number is nearer to the exact fraction, and
// of two as near it is the even one; a sum and its refund cancel out.
func TestConvertIsNearest(t *testing.T) {
	t.Parallel()
	per := map[string]*big.Rat{"EUR": big.NewRat(100, 1), "USD": big.NewRat(125, 1), "JPY": big.NewRat(160, 1), "KWD": big.NewRat(320, 1), "HUF": big.NewRat(40_000, 1)} // minor units for a euro
	rapid.Check(t, func(r *rapid.T) {
		amount := rapid.Int64Range(-1_000_000, 1_000_000).Draw(r, "amount")
		from, to := rapid.SampledFrom(codes).Draw(r, "from"), rapid.SampledFrom(codes).Draw(r, "to")
		got, err := table(r).Convert(trip.Money{Amount: amount, Currency: from}, to)
		require.NoError(r, err)
		exact := new(big.Rat).Mul(big.NewRat(amount, 1), new(big.Rat).Quo(per[to], per[from]))
		off := exact.Sub(exact, big.NewRat(got.Amount, 1)).Abs(exact)
		switch off.Cmp(big.NewRat(1, 2)) {
		case 1:
			r.Fatalf("%d %s is %d %s: off by %s", amount, from, got.Amount, to, off)
		case 0:
			require.Zero(r, got.Amount%2)
		}
		back, err := table(r).Convert(trip.Money{Amount: -amount, Currency: from}, to)
		require.NoError(r, err)
		require.Equal(r, -got.Amount, back.Amount)
	})
}

// TestConvertKeepsOrder: who pays more in one currency does not pay less in
// another.
func TestConvertKeepsOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		from, to := rapid.SampledFrom(codes).Draw(r, "from"), rapid.SampledFrom(codes).Draw(r, "to")
		a := rapid.Int64Range(-1_000_000, 1_000_000).Draw(r, "a")
		b := a + rapid.Int64Range(0, 1000).Draw(r, "more")
		x, err := table(r).Convert(trip.Money{Amount: a, Currency: from}, to)
		require.NoError(r, err)
		y, err := table(r).Convert(trip.Money{Amount: b, Currency: from}, to)
		require.NoError(r, err)
		require.LessOrEqual(r, x.Amount, y.Amount)
	})
}
