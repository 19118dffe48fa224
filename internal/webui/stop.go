package webui

import (
	"time"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/lang"
)

const lodging = "lodging"

func readDate(s string) time.Time {
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

func spanOf(start, end string, l *lang.Language) string {
	if start == "" {
		return l.T("Dates not set")
	}
	return l.Span(readDate(start), readDate(end))
}

// weekdayOf names a day; empty where a trip has no dates.
func weekdayOf(date string, l *lang.Language) string {
	if date == "" {
		return ""
	}
	return l.Weekday(readDate(date))
}

// isPlace tells somewhere to be from ways and notes.
func isPlace(kind string) bool {
	switch kind {
	case "flight", "train", "bus", "ferry", "car", "transfer", "note":
		return false
	}
	return true
}

// kind names what a stop is, where its title may not tell.
func kind(it itineraryapi.SharedItem, l *lang.Language) string {
	switch it.Type {
	case "flight":
		return l.T("Flight")
	case "train":
		return l.T("Train")
	case "bus":
		return l.T("Bus")
	case "ferry":
		return l.T("Ferry")
	case "car":
		return l.T("Car")
	case "transfer":
		return l.T("Transfer")
	case lodging:
		return l.T("Stay")
	case "restaurant":
		return l.T("Restaurant")
	}
	return ""
}

// meta says when, where and how long. The zone is named where a stop is not
// at a place, which would tell it.
func meta(it itineraryapi.SharedItem, l *lang.Language) []string {
	parts := clock(it, l)
	if it.Place != "" && it.Place != it.Title {
		parts = append(parts, it.Place)
	}
	if it.DurationMin > 0 {
		parts = append(parts, l.T("about {length}", "length", l.Length(it.DurationMin)))
	}
	return parts
}

func clock(it itineraryapi.SharedItem, l *lang.Language) []string {
	if it.Start == "" {
		return nil
	}
	if it.Type == lodging && it.EndDays > 0 {
		return []string{l.T("from {time}", "time", it.Start), l.N("{n} nights", it.EndDays)}
	}
	s := it.Start
	if it.End != "" {
		s += "–" + it.End
	}
	if it.EndDays > 0 {
		s += " " + l.N("+{n} days", it.EndDays)
	}
	if !it.Located {
		s += " " + it.Zone
	}
	return []string{s}
}
