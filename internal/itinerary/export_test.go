package itinerary

import "sojourn/internal/itinerary/sync"

// Admit is how a service judges the numbers of pushed operations.
type Admit = func(last, n int64, digest, sent string) sync.Verdict

// SetAdmit seeds a fault: another way of judging.
func (m *Module) SetAdmit(a Admit) { m.admit = a }
