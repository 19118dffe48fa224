package trip

import (
	"slices"

	"golang.org/x/text/currency"

	"sojourn/internal/kit/fault"
)

// Money is a sum in the minor units of its currency: 1250 EUR is 12.50 €.
type Money struct {
	Amount   int64  `json:"amount" minimum:"-1000000000000" maximum:"1000000000000" example:"1250" doc:"The sum in minor units (cents)."`
	Currency string `json:"currency" minLength:"3" maxLength:"3" pattern:"^[A-Z]{3}$" example:"EUR" doc:"ISO 4217 code."`
}

// newer are codes that ISO 4217 has given since the list in x/text was made.
var newer = []string{"MRU", "SLE", "VED", "VES", "XCG", "ZWG"}

// Currency checks an ISO 4217 code. Those in small letters are none: one
// currency has one name in the sums that are compared and added.
func Currency(location, code string) error {
	if slices.Contains(newer, code) {
		return nil
	}
	if unit, err := currency.ParseISO(code); err != nil || unit.String() != code {
		return fault.AtField(location, code, "is not an ISO 4217 currency code such as EUR")
	}
	return nil
}

// The currencies whose minor unit is not a hundredth, by ISO 4217,
// as far as people pay with them. Unicode CLDR
// counts otherwise for some (no fillér of HUF), and differs from version to
// version: by it a sum would change when a program does. The planner has the
// same lists (web/src/money/amount.ts).
var (
	wholes      = []string{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
	thousandths = []string{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
)

// MinorDigits is how many decimals a currency's minor unit stands for: 2 for
// EUR, 0 for JPY.
func MinorDigits(code string) int {
	switch {
	case slices.Contains(wholes, code):
		return 0
	case slices.Contains(thousandths, code):
		return 3
	}
	return 2
}

const maxAmount = 1_000_000_000_000

// Check refuses sums beyond any trip, and currencies that are none. No money
// is fine.
func (m *Money) Check(location string) error {
	if m == nil {
		return nil
	}
	if m.Amount < -maxAmount || m.Amount > maxAmount {
		return fault.AtField(location+".amount", m.Amount, "must be within %d minor units", int64(maxAmount))
	}
	return Currency(location+".currency", m.Currency)
}
