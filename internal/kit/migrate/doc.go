// Package migrate brings a database to the shape that this binary knows.
//
// A set of migrations is a folder with sqlite/NNNN_name.sql and
// postgres/NNNN_name.sql, paired by number and name, numbered from 1 without a
// gap, append-only. Each runs once, in its own transaction with its record.
//
// A database that holds a migration this binary does not know, or a changed
// one, is refused: an older binary must never write to a newer database.
package migrate
