package sqlstore

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/sqldb"
)

// location is a column that holds a location as JSON, NULL for none.
type location struct{ v *trip.Location }

// Scan implements sql.Scanner.
func (l *location) Scan(src any) error {
	var s sqldb.Text
	if err := s.Scan(src); err != nil {
		return err
	}
	return l.read(string(s))
}

// ScanBytes does the same for sqldb.Together.
func (l *location) ScanBytes(text []byte) error { return l.read(string(text)) }

func (l *location) read(text string) error {
	l.v = nil
	if text == "" {
		return nil
	}
	l.v = &trip.Location{}
	if readPlain(text, l.v) {
		return nil
	}
	*l.v = trip.Location{}
	return json.Unmarshal([]byte(text), l.v)
}

// readPlain reads what nearly all locations are: one flat object of texts
// without escapes and of numbers, under the names that this store writes. It
// answers false for anything else, which encoding/json then reads. Decoding
// locations was half of what an itinerary costs to read; a text of theirs is
// part of the column's, not a copy.
func readPlain(s string, l *trip.Location) bool {
	if s == "{}" {
		return true
	}
	for sep := "{"; ; sep = "," {
		var key, value string
		var ok bool
		if s, ok = strings.CutPrefix(s, sep); !ok {
			return false
		}
		if key, s, ok = cutText(s); !ok {
			return false
		}
		if s, ok = strings.CutPrefix(s, ":"); !ok {
			return false
		}
		if text := textField(l, key); text != nil {
			value, s, ok = cutText(s)
			*text = value
		} else {
			value, s = cutNumber(s)
			ok = setNumber(l, key, value)
		}
		if !ok || s == "}" {
			return ok
		}
	}
}

// cutText cuts a quoted text off s; false where it holds what JSON escapes.
func cutText(s string) (text, rest string, ok bool) {
	if s == "" || s[0] != '"' {
		return "", "", false
	}
	end := strings.IndexByte(s[1:], '"') + 1
	if end == 0 {
		return "", "", false
	}
	text = s[1:end]
	for i := range len(text) {
		if text[i] < ' ' || text[i] == '\\' {
			return "", "", false
		}
	}
	return text, s[end+1:], utf8.ValidString(text)
}

// cutNumber cuts what may be a number off s.
func cutNumber(s string) (number, rest string) {
	end := strings.IndexAny(s, ",}")
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// plainNumber tells whether a text is a JSON number without an exponent;
// strconv takes more than JSON does.
func plainNumber(s string) bool {
	whole, fraction, dot := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return digits(whole) && (whole == "0" || whole[0] != '0') && (!dot || digits(fraction))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func textField(l *trip.Location, key string) *string {
	switch key {
	case "id":
		return &l.ID
	case "name":
		return &l.Name
	case "local_name":
		return &l.LocalName
	case "address":
		return &l.Address
	case "type":
		return &l.Type
	case "external_id":
		return &l.ExternalID
	case "zone":
		return &l.Zone
	case "country":
		return &l.Country
	case "opening_hours":
		return &l.OpeningHours
	case "setting":
		return &l.Setting
	case "source":
		return &l.Source
	case "attribution":
		return &l.Attribution
	}
	return nil
}

func setNumber(l *trip.Location, key, value string) bool {
	if !plainNumber(value) {
		return false
	}
	var err error
	switch key {
	case "lat":
		l.Lat, err = strconv.ParseFloat(value, 64)
	case "lon":
		l.Lon, err = strconv.ParseFloat(value, 64)
	case "popularity":
		l.Popularity, err = strconv.ParseFloat(value, 64)
	case "visit_min":
		l.VisitMin, err = strconv.Atoi(value)
	case "price_level":
		l.PriceLevel, err = strconv.Atoi(value)
	default:
		return false
	}
	return err == nil
}
