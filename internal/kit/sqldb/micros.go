package sqldb

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
)

// Micros is an instant as the stores keep it: microseconds since 1970 UTC.
// Zero means "not set" and is stored as NULL.
type Micros int64

// At turns a time into Micros; the zero time gives 0.
func At(t time.Time) Micros {
	if t.IsZero() {
		return 0
	}
	return Micros(t.UnixMicro())
}

// Time gives the instant in UTC; the zero time for 0.
func (m Micros) Time() time.Time {
	if m == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(m)).UTC()
}

// Value implements driver.Valuer.
func (m Micros) Value() (driver.Value, error) {
	if m == 0 {
		return nil, nil
	}
	return int64(m), nil
}

// Scan implements sql.Scanner for BIGINT and NULL.
func (m *Micros) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m = 0
	case int64:
		*m = Micros(v)
	default:
		return fmt.Errorf("sqldb: an instant must be BIGINT microseconds, not %T", src)
	}
	return nil
}

// ScanInt64 implements pgx's pgtype.Int64Scanner, which spares Together a detour
// through driver.Value.
func (m *Micros) ScanInt64(n pgtype.Int8) error {
	*m = Micros(n.Int64) // 0 for NULL
	return nil
}

// Text is a string whose empty value is stored as NULL.
type Text string

// Value implements driver.Valuer.
func (s Text) Value() (driver.Value, error) {
	if s == "" {
		return nil, nil
	}
	return string(s), nil
}

// Scan implements sql.Scanner for TEXT and NULL.
func (s *Text) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*s = ""
	case string:
		*s = Text(v)
	case []byte:
		*s = Text(v)
	default:
		return fmt.Errorf("sqldb: expected text, not %T", src)
	}
	return nil
}

// ScanBytes implements pgx's pgtype.BytesScanner; see Micros.ScanInt64. A value
// that the last row had as well, such as a zone, stays as it is: no copy.
func (s *Text) ScanBytes(b []byte) error {
	if string(b) != string(*s) {
		*s = Text(b) // "" for NULL
	}
	return nil
}
