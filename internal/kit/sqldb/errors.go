package sqldb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sojourn/internal/kit/fault"
)

// mapError gives a driver's error its fault kind. It is the only place that
// knows drivers' codes.
func mapError(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fault.Wrap(err, fault.Canceled, "the caller left")
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return mapSQLite(e)
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return mapPostgres(e)
	}
	if errors.Is(err, syscall.ENOSPC) {
		return fault.Wrap(err, fault.Full, "the storage is full; nothing was changed")
	}
	if isConnection(err) {
		return unavailable(err)
	}
	return fault.Wrap(err, fault.Internal, "database")
}

func mapSQLite(e *sqlite.Error) error {
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return fault.Wrap(e, fault.Full, "the storage is full; nothing was changed")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return unavailable(e)
	case sqlite3.SQLITE_INTERRUPT:
		return fault.Wrap(e, fault.Canceled, "the caller left")
	case sqlite3.SQLITE_CONSTRAINT:
		if c := e.Code(); c == sqlite3.SQLITE_CONSTRAINT_UNIQUE || c == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
			return fault.Wrap(e, fault.Conflict, "it exists already")
		}
	case sqlite3.SQLITE_IOERR:
		// A short write is how SQLite tells of a full disk or quota.
		if e.Code() == sqlite3.SQLITE_IOERR_WRITE || strings.Contains(e.Error(), "disk full") {
			return fault.Wrap(e, fault.Full, "the storage is full; nothing was changed")
		}
	}
	return fault.Wrap(e, fault.Internal, "database")
}

func mapPostgres(e *pgconn.PgError) error {
	switch e.Code {
	case "23505":
		return fault.Wrap(e, fault.Conflict, "it exists already")
	case "53100":
		return fault.Wrap(e, fault.Full, "the storage is full; nothing was changed")
	case "57P01", "57P02", "57P03", "53300", "40001", "40P01", "55P03":
		return unavailable(e)
	case "57014":
		return fault.Wrap(e, fault.Canceled, "the caller left")
	}
	return fault.Wrap(e, fault.Internal, "database")
}

func unavailable(err error) error {
	return fault.Retry(fault.Unavailable, 2*time.Second, "the database does not answer just now").Because(err)
}

func isConnection(err error) bool {
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn) || pgconn.SafeToRetry(err) {
		return true
	}
	_, isNet := errors.AsType[net.Error](err)
	_, isConnect := errors.AsType[*pgconn.ConnectError](err)
	return isNet || isConnect || strings.Contains(err.Error(), "unexpected EOF")
}

// retryable tells whether running the transaction again may well succeed.
func retryable(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "40001" || e.Code == "40P01"
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		c := e.Code() & 0xff
		return c == sqlite3.SQLITE_BUSY || c == sqlite3.SQLITE_LOCKED
	}
	return false
}
