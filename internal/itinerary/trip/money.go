package trip

import (
	"golang.org/x/text/currency"

	"sojourn/internal/kit/fault"
)

// Money is a sum in the minor units of its currency: 1250 EUR is 12.50 €.
type Money struct {
	Amount   int64  `json:"amount" minimum:"-1000000000000" maximum:"1000000000000" example:"1250" doc:"The sum in minor units (cents)."`
	Currency string `json:"currency" minLength:"3" maxLength:"3" pattern:"^[A-Z]{3}$" example:"EUR" doc:"ISO 4217 code."`
}

// Currency checks an ISO 4217 code.
func Currency(location, code string) error {
	if _, err := currency.ParseISO(code); err != nil || len(code) != 3 {
		return fault.AtField(location, code, "is not an ISO 4217 currency code such as EUR")
	}
	return nil
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
