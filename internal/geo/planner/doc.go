// Package planner turns a trip as people see it (dates, clocks, zones, opening
// hours, stays and bookings) into a problem of package tour, and what tour finds
// back into days with times and reasons.
//
// It is pure: it does no I/O, reads no clock but the budget's, and is told how
// long ways take. What must hold: what is pinned stays where it is, also where
// it does not fit; times are instants, so that a day with a change of clocks or
// of zones is as long as it is; and nothing is guessed of opening hours that
// cannot be read: such a place counts as open and is said to have none known.
package planner
