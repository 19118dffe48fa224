package postgis

import (
	"context"
	"database/sql"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
)

// patience is how long a query may take, which takes milliseconds.
const patience = 3 * time.Second

// collect runs a query. It does not watch for a caller who leaves, as those who
// type do at every letter: that would cost the connection, with its plans.
func collect[T any](ctx context.Context, x *Index, text string, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	rows, err := x.db.Query(ctx, text, args...)
	all, err := sqldb.Collect(rows, err, scan)
	if fault.Is(err, fault.Canceled) { // our patience ended, and not the caller's
		err = fault.Wrap(err, fault.Unavailable, "the search index does not answer just now")
	}
	return all, err
}

// places runs a query for packed rows. The arguments come in groups.
func (x *Index) places(ctx context.Context, text string, groups ...[]any) ([]index.Place, error) {
	var args []any
	for _, group := range groups {
		args = append(args, group...)
	}
	return collect(ctx, x, text, scanPlace, args...)
}

func scanPlace(rows *sql.Rows) (index.Place, error) {
	var row string
	if err := rows.Scan(&row); err != nil {
		return index.Place{}, err
	}
	return record.Unpack(row)
}

func scanInt(rows *sql.Rows) (n int, err error) {
	err = rows.Scan(&n)
	return n, err
}
