package postgis

import (
	"context"
	"database/sql"
	"runtime/debug"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
	"sojourn/internal/search/index/typo"
)

// buildGCPercent trades some of a build's processor time for its memory: a
// process with a small limit must not be ended by the kernel.
const buildGCPercent = 50

// build makes the tables in one transaction, unless another process was faster.
func build(ctx context.Context, cfg Config, name string) error {
	// What a build leaves on the heap is garbage at once; an idle process should
	// not keep it resident.
	defer debug.FreeOSMemory()
	defer debug.SetGCPercent(debug.SetGCPercent(buildGCPercent))
	start := time.Now()
	mine := false
	err := cfg.DB.Write(ctx, func(tx *sqldb.Tx) (err error) {
		mine, err = buildIn(ctx, tx, cfg, name)
		return err
	})
	if err == nil {
		cfg.Logger.InfoContext(ctx, "search index built", "by_this_process", mine, "took", time.Since(start).Round(time.Millisecond))
	}
	return err
}

func buildIn(ctx context.Context, tx *sqldb.Tx, cfg Config, build string) (mine bool, err error) {
	if err := tx.Lock(ctx, "search index"); err != nil {
		return false, err
	}
	if err := tx.Script(ctx, buildsSchema); err != nil {
		return false, err
	}
	var done int
	if err := tx.Row(ctx, builtSQL, build).Scan(&done); err != nil || done > 0 {
		return false, err
	}
	places, err := cfg.Load()
	if err != nil {
		return false, fault.Wrap(err, fault.Internal, "read gazetteer")
	}
	if err := tx.Script(ctx, named(build, tables)); err != nil {
		return false, err
	}
	w := &writer{ctx: ctx, tx: tx, build: build, hints: typo.Hints{}, postings: postings{}}
	return true, w.all(places)
}

// writer fills a build's tables. Places stream through it; what other tables
// need of all of them is kept small.
type writer struct {
	ctx      context.Context
	tx       *sqldb.Tx
	build    string
	hints    typo.Hints
	postings postings
}

func (w *writer) all(places index.Places) error {
	for from := 0; from < places.Len(); from += batch {
		if err := w.places(places, from, min(from+batch, places.Len())); err != nil {
			return err
		}
	}
	for _, step := range []func() error{w.insertHeads, w.insertHints, w.insertKeys, w.dropOlder} {
		if err := step(); err != nil {
			return err
		}
	}
	_, err := w.tx.Exec(w.ctx, "INSERT INTO search_builds (build, places, opened_at) VALUES (?, ?, ?)", w.build, places.Len(), sqldb.At(time.Now()))
	return err
}

// batch is how many rows one statement inserts.
const batch = 2000

// PostGIS makes no difference between a position and a point of degrees: lon is
// x and lat is y.
const insertPlaces = `INSERT INTO place_# (rank, id, lat, lon, spot, words, row)
SELECT rank, id, lat, lon, ST_SetSRID(ST_MakePoint(lon, lat), 4326), array_to_tsvector(string_to_array(words, ' ')), row
FROM unnest(?::integer[], ?::uuid[], ?::double precision[], ?::double precision[], ?::text[], ?::text[])
  AS t (rank, id, lat, lon, words, row)`

func (w *writer) places(all index.Places, from, to int) error {
	n := to - from
	ranks, ids, lats, lons := make([]int32, n), make([]string, n), make([]float64, n), make([]float64, n)
	words, rows := make([]string, n), make([]string, n)
	for i := range n {
		p := all.At(from + i)
		ranks[i] = int32(from + i + 1)
		ids[i], lats[i], lons[i] = p.ID, p.Lat, p.Lon
		words[i], rows[i] = wordsOf(&p), record.Pack(&p)
		w.hints.Note(&p, ranks[i])
		w.postings.note(words[i], ranks[i])
	}
	return w.exec(insertPlaces, ranks, ids, lats, lons, words, rows)
}

func (w *writer) exec(query string, args ...any) error {
	_, err := w.tx.Exec(w.ctx, named(w.build, query), args...)
	return err
}

// kindMark stands before the kind and the group of a place among its words.
const kindMark = "\ue002"

// wordsOf is all that a place is found by, without a space at the end.
func wordsOf(p *index.Place) string {
	text := record.Words(p) + kindMark + p.Kind
	if string(p.Group) != p.Kind {
		text += " " + kindMark + string(p.Group)
	}
	return text
}

func (w *writer) insertKeys() error { return w.tx.Script(w.ctx, named(w.build, keys)) }

// dropOlder keeps the other build that was opened last: during an upgrade
// processes of the version before still read it.
func (w *writer) dropOlder() error {
	rows, err := w.tx.Query(w.ctx, "SELECT build FROM search_builds ORDER BY opened_at DESC, build OFFSET 1")
	old, err := sqldb.Collect(rows, err, func(rows *sql.Rows) (build string, err error) {
		err = rows.Scan(&build)
		return build, err
	})
	for _, build := range old {
		if err == nil {
			err = w.tx.Script(w.ctx, named(build, dropTables))
		}
		if err == nil {
			_, err = w.tx.Exec(w.ctx, "DELETE FROM search_builds WHERE build = ?", build)
		}
	}
	return err
}
