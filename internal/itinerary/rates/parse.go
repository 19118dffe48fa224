package rates

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// What a file may be at most.
const (
	maxFile   = 64 << 10 // bytes
	maxSource = 300      // characters
	maxDigits = 15       // of a rate, as many as a float64 keeps
)

// Parse reads a table: CSV of two fields a line, of which one is date, one is
// source, and the others are a currency with how much of it one euro gives.
// Lines that start with # are comments.
//
//	date,2025-06-30
//	source,Reference rates of the European Central Bank
//	USD,1.172
//
// An error is fault.Invalid and names the line and the field.
func Parse(text []byte) (*Table, error) {
	if len(text) > maxFile {
		return nil, fault.AtField("file", len(text), "has %d bytes: at most %d", len(text), maxFile)
	}
	if !utf8.Valid(text) {
		return nil, fault.AtField("file", "", "is not UTF-8")
	}
	p := parser{table: &Table{rates: map[string]rate{Base: {big.NewRat(1, 1), 1}}}, seen: map[string]int{}}
	lines := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	lines.Comment, lines.FieldsPerRecord, lines.TrimLeadingSpace = '#', 2, true
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return p.whole()
		}
		if err != nil {
			return nil, unreadable(err)
		}
		p.line, _ = lines.FieldPos(0)
		if err := p.take(strings.TrimSpace(fields[0]), strings.TrimSpace(fields[1])); err != nil {
			return nil, err
		}
	}
}

type parser struct {
	table *Table
	line  int
	seen  map[string]int // the line that each name is on
}

// unreadable says which line is no CSV of two fields.
func unreadable(err error) error {
	broken, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return fault.AtField("file", "", "cannot be read: %s", err)
	}
	if errors.Is(broken.Err, csv.ErrFieldCount) {
		return fault.AtField(fmt.Sprintf("line %d", broken.Line), "", "must be two fields: a name, a comma and a value")
	}
	return fault.AtField(fmt.Sprintf("line %d", broken.Line), "", "is no CSV: %s", broken.Err)
}

func (p *parser) at(field string) string { return fmt.Sprintf("line %d, field %s", p.line, field) }

func (p *parser) take(name, value string) (err error) {
	if before := p.seen[name]; before > 0 {
		return fault.AtField(p.at("name"), name, "%s is on line %d already", name, before)
	}
	p.seen[name] = p.line
	switch name {
	case "date":
		var d trip.Date
		d, err = trip.ParseDate(p.at("date"), value)
		p.table.date = string(d)
	case "source":
		p.table.source = value
		err = trip.Text(p.at("source"), value, 1, maxSource)
	case Base:
		err = fault.AtField(p.at("currency"), name, "%s is what the rates are in: leave it out", Base)
	default:
		err = p.rate(name, value)
	}
	return err
}

// decimal has no sign, no exponent and no separators of thousands.
var decimal = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,12})?$`)

func (p *parser) rate(code, value string) error {
	if err := trip.Currency(p.at("currency"), code); err != nil {
		return err
	}
	digits := strings.Trim(strings.Replace(value, ".", "", 1), "0")
	if !decimal.MatchString(value) || digits == "" || len(digits) > maxDigits {
		return fault.AtField(p.at("rate"), value, "must be a number above 0 such as 1.0825, of at most %d digits", maxDigits)
	}
	exact, _ := new(big.Rat).SetString(value)
	float, err := strconv.ParseFloat(value, 64)
	p.table.rates[code] = rate{exact, float}
	return err
}

// whole gives the table, unless it lacks something.
func (p *parser) whole() (*Table, error) {
	for _, name := range []string{"date", "source"} {
		if p.seen[name] == 0 {
			return nil, fault.AtField("field "+name, "", "is missing: there must be a line that starts with %s,", name)
		}
	}
	if len(p.table.rates) < 2 {
		return nil, fault.AtField("field currency", "", "is missing: there must be a rate at least")
	}
	return p.table, nil
}
