// Package memory is the fan-out within one process.
package memory

import (
	"bytes"
	"context"
	"sync"

	"sojourn/internal/kit/fanout"
)

// Fanout is a fanout.Fanout in memory.
type Fanout struct {
	mu     sync.RWMutex
	topics map[string]map[*fanout.Queue]struct{}
}

var _ fanout.Fanout = (*Fanout)(nil)

// New makes a fan-out that nobody listens to.
func New() *Fanout { return &Fanout{topics: map[string]map[*fanout.Queue]struct{}{}} }

// Publish implements fanout.Fanout.
func (f *Fanout) Publish(_ context.Context, topic string, body []byte) error {
	f.mu.RLock()
	defer f.mu.RUnlock()
	own := bytes.Clone(body)
	for q := range f.topics[topic] {
		q.Push(own)
	}
	return nil
}

// Subscribe implements fanout.Fanout.
func (f *Fanout) Subscribe(ctx context.Context, topic string, on func(fanout.Signal)) error {
	q := fanout.NewQueue()
	f.add(topic, q)
	defer f.remove(topic, q)
	q.Up()
	q.Run(ctx, on)
	return nil
}

func (f *Fanout) add(topic string, q *fanout.Queue) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.topics[topic] == nil {
		f.topics[topic] = map[*fanout.Queue]struct{}{}
	}
	f.topics[topic][q] = struct{}{}
}

func (f *Fanout) remove(topic string, q *fanout.Queue) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.topics[topic], q)
	if len(f.topics[topic]) == 0 {
		delete(f.topics, topic)
	}
}
