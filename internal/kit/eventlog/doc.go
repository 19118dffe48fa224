// Package eventlog carries events from the transaction that made them to the
// services that follow them.
//
// A state change and its events commit in one transaction: Append writes them
// into the service's own outbox. A Relay moves the outbox to the Log in order
// and deletes what the log has taken. A Consumer records each event's id in
// its own database, in the transaction that applies the effect: delivery is at
// least once, the effect exactly once.
//
// Invariants:
//   - events of one key reach every consumer in the order of their commits;
//   - the relay reads an outbox only below the oldest running transaction
//     (Dialect.Settled), or it would lose events of transactions that commit
//     late; on SQLite the single writer makes row order commit order;
//   - the log takes an event id once, so a relay that dies between append and
//     delete repeats itself without harm;
//   - a handler that keeps failing sends the event to the dead letters, which
//     are kept, and the consumer goes on.
package eventlog
