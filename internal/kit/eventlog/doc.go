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
//   - a service locks the aggregate before it appends its event, so that row
//     numbers of a key follow its commits; the relay reads in their order and
//     deletes what it moved, so a transaction that commits late loses nothing;
//   - a relay that dies between append and delete repeats itself without harm:
//     consumers know an event by its id;
//   - a handler that keeps failing sends the event to the dead letters, which
//     are kept, and the consumer goes on;
//   - an event carries the trace of what caused it from the outbox to its effect.
package eventlog
