package fanout

import "context"

// Kind says what a signal tells.
type Kind uint8

// The kinds of signals.
const (
	Up      Kind = iota // messages arrive from now on
	Message             // one of them
	Down                // from now on some may be missed, until the next Up
)

// String gives the kind's name in lower case.
func (k Kind) String() string { return [...]string{"up", "message", "down"}[k] }

// Signal is what a listener is told.
type Signal struct {
	Kind Kind
	Body []byte // of a Message; the listener must not change it
}

// Fanout passes messages on. It is safe for concurrent use.
type Fanout interface {
	// Publish hands a message to those who listen to the topic now.
	Publish(ctx context.Context, topic string, body []byte) error
	// Subscribe tells on, one signal at a time, until ctx ends: Up once messages
	// arrive, Down where some may be missed, Up again when that is over. It
	// answers nil when ctx has ended. Topics are few, one for a kind of news and
	// not one for a room: a subscription may be a connection of its own.
	Subscribe(ctx context.Context, topic string, on func(Signal)) error
}
