package app

import (
	"errors"
	"os"

	"sojourn/internal/itinerary/rates"
	"sojourn/internal/kit/fault"
)

// readRates reads the operator's exchange rates, before anything is opened: a
// mistake in the file is told at once.
func (a *App) readRates() error {
	if a.cfg.Rates == "" || !a.cfg.runs("itinerary") {
		return nil
	}
	text, err := os.ReadFile(a.cfg.Rates)
	if err != nil {
		return fault.AtField("rates", a.cfg.Rates, "cannot be read: %s", err)
	}
	a.rates, err = rates.Parse(text)
	if wrong, ok := errors.AsType[*fault.Error](err); ok && len(wrong.Fields) > 0 {
		return fault.New(fault.Invalid, "the exchange rates in %s: %s: %s", a.cfg.Rates, wrong.Fields[0].Location, wrong.Fields[0].Message)
	}
	return err
}
