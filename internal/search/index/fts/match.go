package fts

import (
	"context"
	"database/sql"
	"encoding/hex"
	"strings"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
)

// Get implements index.Index.
func (x *Index) Get(ctx context.Context, id string) (index.Place, error) {
	raw, err := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	if err != nil || len(raw) != 16 {
		return index.Place{}, fault.New(fault.NotFound, "there is no place %.40s", id)
	}
	var row string
	err = x.db.Row(ctx, "SELECT p.row FROM place_id i JOIN place p ON p.rank = i.rank WHERE i.id = ?", raw).Scan(&row)
	if fault.Is(err, fault.NotFound) {
		return index.Place{}, fault.New(fault.NotFound, "there is no place %s", id)
	}
	if err != nil {
		return index.Place{}, err
	}
	return record.Unpack(row)
}

const (
	matchSQL = `SELECT p.row FROM word JOIN place p ON p.rank = word.rowid WHERE word MATCH ? ORDER BY word.rowid LIMIT ?`

	matchKindSQL = `SELECT p.row FROM word JOIN place p ON p.rank = word.rowid
WHERE word MATCH ? AND (p.kind = ? OR p.grp = ?) ORDER BY word.rowid LIMIT ?`

	matchBoxSQL = `SELECT p.row FROM word JOIN place p ON p.rank = word.rowid
WHERE word MATCH ? AND (? = '' OR p.kind = ? OR p.grp = ?) AND p.lat BETWEEN ? AND ?
  AND CASE WHEN ? <= ? THEN p.lon BETWEEN ? AND ? ELSE p.lon >= ? OR p.lon <= ? END
ORDER BY word.rowid LIMIT ?`
)

// Match implements index.Index.
func (x *Index) Match(ctx context.Context, field index.Field, terms []index.Term, f index.Filter, limit int) ([]index.Place, error) {
	match := expression(field, terms)
	if match == "" {
		return nil, nil
	}
	switch b := f.Box; {
	case b != nil:
		return x.places(ctx, matchBoxSQL, match, f.Kind, f.Kind, f.Kind,
			b.South, b.North, b.West, b.East, b.West, b.East, b.West, b.East, limit)
	case f.Kind != "":
		return x.places(ctx, matchKindSQL, match, f.Kind, f.Kind, limit)
	}
	return x.places(ctx, matchSQL, match, limit)
}

// places runs a query for packed rows.
func (x *Index) places(ctx context.Context, query string, args ...any) ([]index.Place, error) {
	// These queries take microseconds: watching for a caller who leaves would
	// cost each of them a goroutine and a third of its time.
	rows, err := x.db.Query(context.WithoutCancel(ctx), query, args...)
	return sqldb.Collect(rows, err, scanPlace)
}

func scanPlace(rows *sql.Rows) (index.Place, error) {
	var row string
	if err := rows.Scan(&row); err != nil {
		return index.Place{}, err
	}
	return record.Unpack(row)
}

// expression writes an FTS5 query: all terms, each in any of its spellings.
// Words are folded and so hold no quotes.
func expression(field index.Field, terms []index.Term) string {
	var b strings.Builder
	for i, term := range terms {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteByte('(')
		n := 0
		for _, word := range term.Words {
			for _, mark := range record.Marks(field) {
				if n++; n > 1 {
					b.WriteString(" OR ")
				}
				b.WriteByte('"')
				b.WriteString(mark)
				b.WriteString(word)
				b.WriteByte('"')
				if term.Prefix {
					b.WriteByte('*')
				}
			}
		}
		if n == 0 {
			return ""
		}
		b.WriteByte(')')
	}
	return b.String()
}
