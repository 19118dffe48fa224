package fanout

import (
	"context"
	"sync"
)

// What a listener may be behind before it is told Down instead.
const (
	mostWaiting = 1024    // messages
	mostBytes   = 4 << 20 // of their bodies
)

// Queue stands between an implementation, which must not wait, and a listener,
// which may be slow. It keeps what is left to tell, within bounds.
type Queue struct {
	wake   chan struct{}
	mu     sync.Mutex
	up     bool // messages arrive
	told   bool // the listener was told Up, and no Down since
	missed bool // the listener has to be told Down
	bodies [][]byte
	size   int // of the bodies, in bytes
}

// NewQueue makes an empty queue that is down.
func NewQueue() *Queue { return &Queue{wake: make(chan struct{}, 1)} }

// Up says that messages arrive from now on.
func (q *Queue) Up() { q.change(func() { q.up = true }) }

// Down says that messages may be lost from now on. What waits is dropped: the
// listener will look for itself.
func (q *Queue) Down() {
	q.change(func() {
		q.up = false
		q.drop()
	})
}

// Push adds a message. Where the listener is too far behind, it drops all that
// waits, and the listener is told Down and Up.
func (q *Queue) Push(body []byte) {
	q.change(func() {
		switch {
		case !q.up:
		case len(q.bodies) == mostWaiting || q.size+len(body) > mostBytes:
			q.drop()
		default:
			q.bodies = append(q.bodies, body)
			q.size += len(body)
		}
	})
}

func (q *Queue) drop() {
	q.missed = q.told
	q.bodies, q.size = nil, 0
}

func (q *Queue) change(do func()) {
	q.mu.Lock()
	do()
	q.mu.Unlock()
	select {
	case q.wake <- struct{}{}:
	default: // a wake-up waits already
	}
}

// Run tells on what there is to tell until ctx ends.
func (q *Queue) Run(ctx context.Context, on func(Signal)) {
	for {
		for signal, ok := q.next(); ok && ctx.Err() == nil; signal, ok = q.next() {
			on(signal)
		}
		select {
		case <-q.wake:
		case <-ctx.Done():
			return
		}
	}
}

// next gives the next signal: an owed Down first, since the messages that wait
// come after the Up that follows it.
func (q *Queue) next() (Signal, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.missed:
		q.missed, q.told = false, false
		return Signal{Kind: Down}, true
	case q.up && !q.told:
		q.told = true
		return Signal{Kind: Up}, true
	case len(q.bodies) > 0:
		body := q.bodies[0]
		q.bodies[0], q.bodies = nil, q.bodies[1:]
		q.size -= len(body)
		return Signal{Kind: Message, Body: body}, true
	}
	return Signal{}, false
}
