// Package live tells those who have an itinerary open what happens to it: the
// operations as they are committed, and who is there. Its contract with clients
// is docs/architecture/live.md.
//
// Invariants:
//   - the log is the truth. A connection knows the number it was told last, and
//     whatever it misses it reads from there; a lost message costs time, never
//     an operation;
//   - nothing is kept for a reader that does not keep up. A room remembers some
//     frames that all of its readers share, and who falls behind them reads the
//     log when it is ready to;
//   - each connection's frames are written by one goroutine, so they are in order;
//   - who loses access, or signs out, is disconnected before they are told
//     anything more.
package live
