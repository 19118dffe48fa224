// Package openhours reads the part of OpenStreetMap's opening_hours syntax
// that places of the gazetteer use, and tells when a place is open on a date.
//
//	24/7
//	Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00
//	Apr-Oct Mo-Su 08:00-20:00; Nov-Mar Mo-Su 08:00-17:00
//	Tu-Su 10:00-13:00,15:00-18:00; Mo off; Dec 25 off
//	Fr,Sa 20:00-02:00; PH off; Su[1] 09:00-12:00
//
// A later rule replaces an earlier one on the days they share, as in OSM.
// Times are wall-clock minutes at the place. A span past midnight belongs to
// the day it starts on. Public holidays (PH) are read, but as no calendar of
// them is embedded, their rules never apply. Sunrise, weeks, years and
// comments are refused with an error, not guessed.
//
// The package is pure: no I/O and no clock.
package openhours
