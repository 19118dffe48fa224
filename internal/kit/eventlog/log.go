package eventlog

import "context"

// Log is the ordered store that the relays feed and the consumers read.
type Log interface {
	// Append adds events to a topic in order. It answers within seconds, also
	// where the log is away. After an error some of the events may be in the
	// log: the caller appends the same ones again, before any later ones.
	Append(ctx context.Context, topic string, events []Event) error
	// Subscribe hands the topics' events to handle for as long as ctx lives.
	// Every event arrives at least once, and the first times of a key's events
	// keep their order; events of different keys may be handled at the same
	// time. Each group has its own place in the log, and a new one starts at its
	// beginning. A handle that keeps failing sends the event to the dead
	// letters; one that answers fault.Unavailable or fault.Full is tried again
	// until it succeeds, because the event is not at fault. A log that is away
	// only delays.
	Subscribe(ctx context.Context, group string, topics []string, handle Handle) error
}

// Handle takes one event that a log hands out.
type Handle func(ctx context.Context, e Event) error

// Desk is what operators ask of a log.
type Desk interface {
	// Topics lists the topics that exist, by name.
	Topics(ctx context.Context) ([]string, error)
	// Tail shows the topics' events (all topics where none is named) to fn, one
	// at a time and in order a key, from the log's beginning or from now on,
	// until ctx ends or fn fails. It answers fn's error.
	Tail(ctx context.Context, topics []string, fromStart bool, fn func(topic string, e Event) error) error
	// Lags tells how many events of each topic each group has yet to handle,
	// by group and topic.
	Lags(ctx context.Context) ([]Lag, error)
	// Dead lists the dead letters of a group, or of all where it is "", oldest
	// first.
	Dead(ctx context.Context, group string) ([]DeadLetter, error)
	// Replay takes an event out of a group's dead letters and hands it to this
	// group again, behind its key's later events; fault.NotFound where the
	// group has no such letter.
	Replay(ctx context.Context, group, eventID string) error
}

// DeadLetter is an event that a group could not handle.
type DeadLetter struct {
	Event
	Group    string
	Topic    string
	Reason   string
	Attempts int
}

// Lag tells how far a group is behind in a topic.
type Lag struct {
	Group  string
	Topic  string
	Behind int64 // events
}
