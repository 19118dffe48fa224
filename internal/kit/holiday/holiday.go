// Package holiday knows the public holidays of the world's countries and many
// of their regions, from the calendar that the binary embeds (holidays.tsv,
// made by data/holidays).
//
// It does not know everything, and says so: some holidays hold in part of a
// country, some are announced when the moon is seen, and the calendar ends.
// Holidays of single towns and those that governments decree at short notice
// are not in it.
package holiday

import (
	"strconv"
	"strings"
	"time"
)

// Answer is what is known of a date.
type Answer int8

// The answers.
const (
	Unknown Answer = iota // the country, or the year, is not in the calendar
	No
	Perhaps // in part of the country, of which the region is not given; or by an estimate of the moon
	Yes
)

// On tells whether a date is a public holiday. Country is an ISO 3166-1
// alpha-2 code; region an ISO 3166-2 code with or without the country's, or
// empty where it is not known.
func On(country, region string, year int, month time.Month, day int) Answer {
	all := load()
	c := all.countries[strings.ToUpper(country)]
	if c == nil || year < all.first || year > all.last {
		return Unknown
	}
	answer := c.whole.on(year, month, day)
	if r, ok := c.regions[strings.TrimPrefix(strings.ToUpper(region), strings.ToUpper(country)+"-")]; ok {
		return max(No, answer, r.on(year, month, day))
	}
	return max(No, answer, min(Perhaps, c.somewhere.on(year, month, day)))
}

// Years gives the first and the last year of the calendar.
func Years() (first, last int) {
	all := load()
	return all.first, all.last
}

// days maps a date to Yes or Perhaps; what is not in it is Unknown. A key is
// the date's digits, with year 0 for every year.
type days map[int]Answer

func key(year int, month time.Month, day int) int { return year*10000 + int(month)*100 + day }

func (d days) on(year int, month time.Month, day int) Answer {
	return max(d[key(0, month, day)], d[key(year, month, day)])
}

// add keeps the surer answer.
func (d days) add(key int, a Answer) { d[key] = max(d[key], a) }

// addEstimate makes a date and both its neighbours uncertain: that is as far
// as the moon's sighting has been off the estimate.
func (d days) addEstimate(year int, month time.Month, day int) {
	for shift := -1; shift <= 1; shift++ {
		d.add(key(time.Date(year, month, day+shift, 0, 0, 0, 0, time.UTC).Date()), Perhaps)
	}
}

// country has the days that are holidays everywhere, those of each region
// beside them, and all that are holidays in some part.
type country struct {
	whole, somewhere days
	regions          map[string]days
}

// calendar is the whole of the embedded data.
type calendar struct {
	first, last int
	countries   map[string]*country
}

// line reads one line of the file. A wrong one is a mistake of the build, so
// it panics.
func (c *calendar) line(text string) {
	code, rest, _ := strings.Cut(text, "\t")
	when, list, ok := strings.Cut(rest, "\t")
	name, region, regional := strings.Cut(code, "-")
	if !ok {
		panic("holiday: " + text)
	}
	of := c.countries[name]
	if of == nil {
		of = &country{days{}, days{}, map[string]days{}}
		c.countries[name] = of
	}
	if !regional {
		of.whole.read(when, list)
		return
	}
	of.somewhere.read(when, list)
	if region != "?" {
		if of.regions[region] == nil {
			of.regions[region] = days{}
		}
		of.regions[region].read(when, list)
	}
}

// read adds a line's days: MMDD, with "~" behind an estimate.
func (d days) read(when, list string) {
	year := 0
	if when != "*" {
		year = digits(when)
	}
	for day := range strings.SplitSeq(list, ",") {
		if day == "" {
			continue
		}
		date, estimate := strings.CutSuffix(day, "~")
		mmdd := digits(date)
		if estimate {
			d.addEstimate(year, time.Month(mmdd/100), mmdd%100)
			continue
		}
		d.add(year*10000+mmdd, Yes)
	}
}

func digits(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("holiday: " + s)
	}
	return n
}
