package sqldb

import (
	"context"
	"strconv"
	"strings"
	"sync"
)

// Engine names a database engine.
type Engine string

// The two engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// Dialect holds the named places where the engines differ.
type Dialect struct{ engine Engine }

// Engine tells which engine this is.
func (d Dialect) Engine() Engine { return d.engine }

var rebound sync.Map // query → query with $1, $2, …

// Rebind gives the query with the engine's own placeholders.
func (d Dialect) Rebind(query string) string {
	if d.engine != Postgres {
		return query
	}
	if q, ok := rebound.Load(query); ok {
		return q.(string)
	}
	q := rebind(query)
	rebound.Store(query, q)
	return q
}

// rebind replaces each ? outside quotes and comments with $1, $2, ….
func rebind(query string) string {
	var b strings.Builder
	b.Grow(len(query) + 16)
	n := 0
	for i := 0; i < len(query); i++ {
		c := query[i]
		switch {
		case c == '\'' || c == '"':
			end := quoted(query, i, c)
			b.WriteString(query[i:end])
			i = end - 1
		case c == '-' && strings.HasPrefix(query[i:], "--"):
			end := strings.IndexByte(query[i:], '\n')
			if end < 0 {
				end = len(query) - i
			}
			b.WriteString(query[i : i+end])
			i += end - 1
		case c == '/' && strings.HasPrefix(query[i:], "/*"):
			end := commented(query, i)
			b.WriteString(query[i:end])
			i = end - 1
		case c == '?':
			n++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(n))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// quoted gives the index after the quoted text that starts at i.
func quoted(s string, i int, quote byte) int {
	for j := i + 1; j < len(s); j++ {
		if s[j] == quote {
			return j + 1 // a doubled quote starts the next quoted text, which comes to the same
		}
	}
	return len(s)
}

// commented gives the index after the block comment that starts at i.
func commented(s string, i int) int {
	end := strings.Index(s[i+2:], "*/")
	if end < 0 {
		return len(s)
	}
	return i + 2 + end + 2
}

// Binary is the collation that orders text by its bytes, as a suffix to a column.
func (d Dialect) Binary() string {
	if d.engine == Postgres {
		return ` COLLATE "C"`
	}
	return " COLLATE BINARY"
}

// ForUpdate locks the rows a SELECT finds until the transaction ends; empty on
// SQLite, where the whole file is locked.
func (d Dialect) ForUpdate() string {
	if d.engine == Postgres {
		return " FOR UPDATE"
	}
	return ""
}

// TryLock takes a named lock until the transaction ends, and tells whether it
// could. On SQLite the writing transaction itself is that lock.
func (tx *Tx) TryLock(ctx context.Context, name string) (bool, error) {
	if tx.engine != Postgres {
		return true, nil
	}
	var got bool
	err := tx.Row(ctx, "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))", tx.db.name+"/"+name).Scan(&got)
	return got, err
}

// Lock waits for a named lock and holds it until the transaction ends.
func (tx *Tx) Lock(ctx context.Context, name string) error {
	if tx.engine != Postgres {
		return nil
	}
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", tx.db.name+"/"+name)
	return err
}

// Exclusively runs fn while no other process does so under the same name; where
// another one does, it answers nil at once without running fn. One process owns
// a SQLite folder, so fn simply runs there, and outside any transaction, so
// that the writer is free meanwhile.
func (db *DB) Exclusively(ctx context.Context, name string, fn func() error) error {
	if db.engine != Postgres {
		return fn()
	}
	_, err := db.run(ctx, db.write, writing, nil, func(tx *Tx) error {
		got, err := tx.TryLock(ctx, name)
		if err != nil || !got {
			return err
		}
		return fn()
	})
	return err
}

// Marks gives n placeholders: "?, ?, ?".
func Marks(n int) string {
	return strings.TrimSuffix(strings.Repeat("?, ", n), ", ")
}
