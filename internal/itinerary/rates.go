package itinerary

import (
	_ "embed" // the table of rates
	"sync"

	"sojourn/internal/itinerary/rates"
)

//go:embed rates.csv
var ratesText []byte

// builtInRates is the table inside the binary, for whoever has no better one.
var builtInRates = sync.OnceValues(func() (*rates.Table, error) { return rates.Parse(ratesText) })

// exchange gives the operator's rates, else those inside the binary.
func (m *Module) exchange() (*rates.Table, error) {
	if m.cfg.Rates != nil {
		return m.cfg.Rates, nil
	}
	return builtInRates()
}
