package migrate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// Set is the migrations of one owner within a database.
type Set struct {
	Name  string
	Files fs.FS // holds sqlite/ and postgres/
}

type migration struct {
	number   int
	name     string
	text     string
	checksum string
}

var fileName = regexp.MustCompile(`^(\d{4})_([a-z0-9_]+)\.sql$`)

// Up applies what is missing of each set. It answers fault.Conflict where the
// database is newer than the sets, or was changed under them.
func Up(ctx context.Context, db *sqldb.DB, sets ...Set) error {
	if err := createTable(ctx, db); err != nil {
		return fmt.Errorf("migrations table: %w", err)
	}
	for _, set := range sets {
		if err := upSet(ctx, db, set); err != nil {
			return fmt.Errorf("migrate %s/%s: %w", db.Name(), set.Name, err)
		}
	}
	return nil
}

// Check answers fault.Conflict where a database is not in the shape that the
// sets give it, for processes that may not change it.
func Check(ctx context.Context, db *sqldb.DB, sets ...Set) error {
	for _, set := range sets {
		known, err := load(set, db.Engine())
		if err != nil {
			return err
		}
		done := 0
		if hasTable(ctx, db) {
			if done, err = check(ctx, db, set.Name, known); err != nil {
				return err
			}
		}
		if done < len(known) {
			return fault.New(fault.Conflict, "the database %s lacks migration %s %04d_%s: run sojourn migrate first", db.Name(), set.Name, done+1, known[done].name)
		}
	}
	return nil
}

func hasTable(ctx context.Context, db *sqldb.DB) bool {
	rows, err := db.Query(ctx, "SELECT number FROM schema_migrations LIMIT 1")
	return err == nil && rows.Close() == nil
}

// createTable asks first, so that an up-to-date database is only read.
func createTable(ctx context.Context, db *sqldb.DB) error {
	if hasTable(ctx, db) {
		return nil
	}
	return db.Write(ctx, func(tx *sqldb.Tx) error {
		if err := tx.Lock(ctx, "migrate"); err != nil {
			return err
		}
		return tx.Script(ctx, `CREATE TABLE IF NOT EXISTS schema_migrations (
			set_name TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL,
			checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (set_name, number))`)
	})
}

func upSet(ctx context.Context, db *sqldb.DB, set Set) error {
	known, err := load(set, db.Engine())
	if err != nil {
		return err
	}
	done, err := check(ctx, db, set.Name, known)
	if err != nil {
		return err
	}
	for _, m := range known[done:] {
		if err := apply(ctx, db, set.Name, m); err != nil {
			return fmt.Errorf("%04d_%s: %w", m.number, m.name, err)
		}
	}
	return nil
}

// check compares what the database holds with what this binary knows, and
// tells how many migrations are applied.
func check(ctx context.Context, db sqldb.Queryer, set string, known []migration) (int, error) {
	rows, err := db.Query(ctx, "SELECT number, name, checksum FROM schema_migrations WHERE set_name = ? ORDER BY number", set)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	done := 0
	for rows.Next() {
		var number int
		var name, checksum string
		if err := rows.Scan(&number, &name, &checksum); err != nil {
			return 0, err
		}
		if done >= len(known) {
			return 0, fault.New(fault.Conflict,
				"the database was written by a newer version of Sojourn (it has migration %s %04d_%s, this version ends at %04d): install that version or restore a backup",
				set, number, name, len(known))
		}
		if m := known[done]; m.number != number || m.checksum != checksum {
			return 0, fault.New(fault.Conflict, "migration %s %04d_%s in the database differs from this version's", set, number, name)
		}
		done++
	}
	return done, rows.Err()
}

func apply(ctx context.Context, db *sqldb.DB, set string, m migration) error {
	return db.Write(ctx, func(tx *sqldb.Tx) error {
		if err := tx.Lock(ctx, "migrate"); err != nil {
			return err
		}
		var there int
		err := tx.Row(ctx, "SELECT COUNT(*) FROM schema_migrations WHERE set_name = ? AND number = ?", set, m.number).Scan(&there)
		if err != nil || there > 0 { // another process was faster
			return err
		}
		if err := tx.Script(ctx, m.text); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, "INSERT INTO schema_migrations (set_name, number, name, checksum, applied_at) VALUES (?, ?, ?, ?, ?)",
			set, m.number, m.name, m.checksum, sqldb.At(time.Now()))
		return err
	})
}

// load reads a set's files for an engine and checks their numbering.
func load(set Set, engine sqldb.Engine) ([]migration, error) {
	entries, err := fs.ReadDir(set.Files, string(engine))
	if err != nil {
		return nil, fmt.Errorf("set %s: %w", set.Name, err)
	}
	var all []migration
	for _, e := range entries {
		part := fileName.FindStringSubmatch(e.Name())
		if part == nil {
			return nil, fmt.Errorf("set %s: %s is not named NNNN_name.sql", set.Name, e.Name())
		}
		text, err := fs.ReadFile(set.Files, path.Join(string(engine), e.Name()))
		if err != nil {
			return nil, err
		}
		number, _ := strconv.Atoi(part[1])
		if number != len(all)+1 {
			return nil, fmt.Errorf("set %s: expected migration %04d, found %s", set.Name, len(all)+1, e.Name())
		}
		sum := sha256.Sum256(text)
		all = append(all, migration{number, part[2], string(text), hex.EncodeToString(sum[:8])})
	}
	return all, nil
}

// Paired tells whether both engines have the same migrations by number and
// name; each owner of a set asks it in a test.
func Paired(set Set) error {
	lite, err := load(set, sqldb.SQLite)
	if err != nil {
		return err
	}
	pg, err := load(set, sqldb.Postgres)
	if err != nil {
		return err
	}
	if len(lite) != len(pg) {
		return fmt.Errorf("set %s: %d migrations for sqlite, %d for postgres", set.Name, len(lite), len(pg))
	}
	for i := range lite {
		if lite[i].name != pg[i].name {
			return fmt.Errorf("set %s: %04d is %s for sqlite, %s for postgres", set.Name, i+1, lite[i].name, pg[i].name)
		}
	}
	return nil
}
