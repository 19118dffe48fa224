package fts

import (
	"strings"

	"sojourn/internal/kit/sqldb"
)

// rowsPerInsert spreads the cost of a statement over many rows.
const rowsPerInsert = 64

// inserter gathers rows of one table into statements of many rows.
type inserter struct {
	w       *writer
	head    string
	full    string // the statement of rowsPerInsert rows
	columns int
	args    []any
}

func newInserter(w *writer, table, columns string, n int) *inserter {
	head := "INSERT INTO " + table + " (" + columns + ") VALUES "
	return &inserter{w: w, head: head, full: head + values(n, rowsPerInsert), columns: n, args: make([]any, 0, n*rowsPerInsert)}
}

func values(columns, rows int) string {
	row := "(" + sqldb.Marks(columns) + ")"
	return strings.TrimSuffix(strings.Repeat(row+", ", rows), ", ")
}

func (in *inserter) add(args ...any) error {
	in.args = append(in.args, args...)
	if len(in.args) < in.columns*rowsPerInsert {
		return nil
	}
	_, err := in.w.tx.Exec(in.w.ctx, in.full, in.args...)
	in.args = in.args[:0]
	return err
}

// flush inserts what is left.
func (in *inserter) flush() error {
	if len(in.args) == 0 {
		return nil
	}
	_, err := in.w.tx.Exec(in.w.ctx, in.head+values(in.columns, len(in.args)/in.columns), in.args...)
	in.args = in.args[:0]
	return err
}
