// Package sqldb reaches SQLite and PostgreSQL through one SQL text a query.
//
// Queries use `?` placeholders; they are rebound outside quotes where the
// engine wants another form, and nothing else is ever rewritten. Where the
// engines truly differ, a query asks the named functions of Dialect.
//
// Invariants:
//   - instants are BIGINT microseconds UTC (Micros);
//   - a SQLite file has one writer and many readers, in WAL mode, and a write
//     transaction takes its lock at once, so that it never fails half way;
//   - driver errors become fault kinds here and nowhere else;
//   - Write retries serialization failures and deadlocks, so its function must
//     be free of effects outside the transaction (use Tx.AfterCommit).
package sqldb
