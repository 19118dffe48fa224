// Package rates tells what a sum is worth in another currency. It holds one
// table of exchange rates of one day against the euro, as central banks publish
// them: a rate between two others is the quotient of theirs.
//
// All arithmetic is on fractions, so that a sum is rounded once, at the end.
package rates

import (
	"math/big"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Base is the currency that rates are in.
const Base = "EUR"

// Table is the rates of one day. It never changes.
type Table struct {
	date, source string
	rates        map[string]rate
}

// rate is how much of a currency one euro gives.
type rate struct {
	exact *big.Rat
	float float64
}

// Date is the day of the rates, as YYYY-MM-DD.
func (t *Table) Date() string { return t.date }

// Source says where the rates come from, in a sentence for people.
func (t *Table) Source() string { return t.source }

// Rates gives how much of each currency one euro gives, and 1 for the euro.
// They are decimals of at most 15 digits, which a float64 keeps: written in
// the shortest form, each is what the table says.
func (t *Table) Rates() map[string]float64 {
	all := make(map[string]float64, len(t.rates))
	for code, r := range t.rates {
		all[code] = r.float
	}
	return all
}

// Convert gives a sum in another currency, rounded to that currency's minor
// unit: halves to the even one, so that many sums do not drift. It answers
// fault.Invalid for a currency that the table lacks, whose code is in the
// message, and for what is more than a sum may be.
func (t *Table) Convert(m trip.Money, to string) (trip.Money, error) {
	from, err := t.rate(m.Currency)
	if err != nil {
		return trip.Money{}, err
	}
	into, err := t.rate(to)
	if err != nil {
		return trip.Money{}, err
	}
	x := new(big.Rat).SetInt64(m.Amount)
	x.Quo(x.Mul(x, into), from)
	x.Quo(x.Mul(x, unit(to)), unit(m.Currency))
	amount := halfEven(x)
	if !amount.IsInt64() {
		return trip.Money{}, fault.AtField("amount", m.Amount, "is too much to be told in %s", to)
	}
	out := trip.Money{Amount: amount.Int64(), Currency: to}
	return out, out.Check("converted")
}

func (t *Table) rate(code string) (*big.Rat, error) {
	r, known := t.rates[code]
	if !known {
		return nil, fault.AtField("currency", code, "there is no exchange rate of %q", code)
	}
	return r.exact, nil
}

// unit is how many minor units make one of a currency.
func unit(code string) *big.Rat {
	ten, digits := big.NewInt(10), big.NewInt(int64(trip.MinorDigits(code)))
	return new(big.Rat).SetInt(ten.Exp(ten, digits, nil))
}

// halfEven rounds to the nearest whole number, and a half to the even one.
func halfEven(x *big.Rat) *big.Int {
	whole, rest := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int)) // rounds down; rest is not negative
	switch rest.Lsh(rest, 1).Cmp(x.Denom()) {
	case 1:
		return whole.Add(whole, big.NewInt(1))
	case 0:
		return whole.Add(whole, big.NewInt(int64(whole.Bit(0))))
	}
	return whole
}
