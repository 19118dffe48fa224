package httpapi

import (
	"encoding/base64"
	"strings"

	"sojourn/internal/kit/fault"
)

// Page is a place in a list: the keys of the last row shown.
type Page struct{ Keys []string }

const pageSeparator = "\x1f"

// Cursor gives the opaque text of a place.
func (p Page) Cursor() string {
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Join(p.Keys, pageSeparator)))
}

// ParseCursor reads a cursor that holds n keys; an empty one is the list's
// start and gives nil.
func ParseCursor(cursor string, n int) (*Page, error) {
	if cursor == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	keys := strings.Split(string(raw), pageSeparator)
	if err != nil || len(keys) != n || strings.ContainsRune(string(raw), 0) || strings.ToValidUTF8(string(raw), "") != string(raw) {
		return nil, fault.AtField("query.cursor", cursor, "is not a cursor of this list: take the value of next")
	}
	return &Page{Keys: keys}, nil
}
