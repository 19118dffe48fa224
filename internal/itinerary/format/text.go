package format

import (
	"strconv"
	"strings"
	"unicode"

	"sojourn/internal/itinerary/trip"
)

// clean leaves of a text what all formats can hold: valid UTF-8, line feeds
// for line ends, and no other control characters.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
}

// line is clean text in one line.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// title is what an item is called; one without a title by what it is.
func title(it *trip.Item) string {
	if s := line(it.Title); s != "" {
		return s
	}
	return line(string(it.Type))
}

// where says a place in one line.
func where(l *trip.Location) string {
	name, address := line(l.Name), line(l.Address)
	switch {
	case address == "":
		return name
	case name == "" || strings.Contains(address, name):
		return address
	}
	return name + ", " + address
}

// about is an item's private text.
func about(it *trip.Item, o Options) string {
	if !o.Private {
		return ""
	}
	var parts []string
	if s := strings.TrimSpace(clean(it.Description)); s != "" {
		parts = append(parts, s)
	}
	if s := line(it.BookingRef); s != "" {
		parts = append(parts, "Booking: "+s)
	}
	if it.Cost != nil {
		parts = append(parts, "Cost: "+sum(*it.Cost))
	}
	return strings.Join(parts, "\n")
}

// notes is private text of a day or a trip.
func notes(s string, o Options) string {
	if !o.Private {
		return ""
	}
	return strings.TrimSpace(clean(s))
}

// sum writes 1250 EUR as 12.50 EUR, with as many decimals as the currency has.
func sum(m trip.Money) string {
	scale := trip.MinorDigits(m.Currency)
	digits := strconv.FormatInt(m.Amount, 10)
	digits, negative := strings.CutPrefix(digits, "-")
	if pad := scale + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	if cut := len(digits) - scale; scale > 0 {
		digits = digits[:cut] + "." + digits[cut:]
	}
	if negative {
		digits = "-" + digits
	}
	return digits + " " + line(m.Currency)
}
