// Package fanout is the port for news to whoever listens at the moment, such as
// the live connections of every process: nothing is stored, and each message
// reaches each listener at most once. memory/ serves one process, redis/ many;
// what each must do is in fanouttest/.
//
// Invariants:
//   - every message that anyone publishes after a listener was told Up is handed
//     to it in the publisher's order, or the listener is told Down: a listener
//     that looks at the truth again at each Up misses nothing for good;
//   - a slow listener holds up nobody and fills no memory (Queue): it is told
//     Down and Up instead of what it was too slow for;
//   - publishing never waits for listeners, and answers fault.Unavailable soon
//     where the messages cannot be passed on.
package fanout
