// Package openhours reads OpenStreetMap's opening_hours syntax and tells when
// a place is open, in its own zone.
//
//	24/7
//	Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00; PH off
//	Apr-Oct Tu-Su 10:00-sunset; Nov-Mar Tu-Su 10:00-(sunset-00:30)
//	easter -2 days-easter +1 day off; Su[1] 09:00-12:00 open "free entry"
//	2026 Dec 24-2027 Jan 06 off "works"; week 01-53/2 Fr 18:00+
//	Fr,Sa 20:00-02:00, Su 12:00-18:00 || "by appointment"
//
// It follows https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification,
// version 0.7.4. What that leaves open, or what readers of hours must know:
//
//   - A rule after ";" replaces what earlier rules say of the days it selects,
//     also the hours past midnight that began the day before. "off" with times
//     takes only those times. A rule after "," adds, one after "||" fills what
//     is still closed.
//   - A value is read whole or refused. Refused are points in time, dates that
//     do not exist, weekday offsets of dates (+Su), weeks across the year's
//     end, AM and PM, and all that is not understood. A caller keeps the text
//     and calls the hours unknown.
//   - Spellings that can mean one thing only are read: other cases, English
//     names of days and months, spaces around dashes, typographic dashes and
//     quotes, 9:00, 09.00, and a last ";".
//   - Nothing is guessed. Where the answer hangs on something unknown, its
//     state is Unknown, and Span.Doubt says why: see Doubt.
//   - Public holidays come from package holiday. In a country or year that it
//     does not cover, no day counts as one and Day.HolidaysUnknown is set, so
//     that the ordinary days stay usable. No calendar of school holidays is
//     known anywhere: hours are Unknown where they would differ.
//   - easter is the Gregorian one. dawn and dusk are civil twilight.
//
// The package is pure: no I/O and no clock.
package openhours
