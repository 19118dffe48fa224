package kafkalog

import (
	"context"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
)

const (
	pauseAbove  = 1000 // records that wait for a worker
	resumeBelow = 200
)

// worker handles the records of one partition, one after another.
type worker struct {
	partition
	sub  *subscription
	ctx  context.Context
	stop context.CancelFunc
	done chan struct{} // closed when the last handler has ended

	mu     sync.Mutex
	queue  []*kgo.Record
	paused bool
	more   chan struct{} // rings when the queue has grown
}

func (s *subscription) newWorker(p partition) *worker {
	ctx, stop := context.WithCancel(context.Background())
	w := &worker{partition: p, sub: s, ctx: ctx, stop: stop, done: make(chan struct{}), more: make(chan struct{}, 1)}
	go w.run()
	return w
}

// push never waits. The memory that waiting records take is bounded by pausing
// the partition, of which a fetch may still be on its way.
func (w *worker) push(records []*kgo.Record) {
	w.mu.Lock()
	w.queue = append(w.queue, records...)
	if len(w.queue) > pauseAbove && !w.paused {
		w.paused = true
		w.sub.client.PauseFetchPartitions(w.only())
	}
	w.mu.Unlock()
	select {
	case w.more <- struct{}{}:
	default: // a ring is pending
	}
}

func (w *worker) only() map[string][]int32 { return map[string][]int32{w.topic: {w.number}} }

// pop takes the next record; nil where none waits.
func (w *worker) pop() *kgo.Record {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.paused && len(w.queue) < resumeBelow {
		w.resume()
	}
	if len(w.queue) == 0 {
		return nil
	}
	r := w.queue[0]
	w.queue[0], w.queue = nil, w.queue[1:]
	return r
}

func (w *worker) resume() {
	w.paused = false
	w.sub.client.ResumeFetchPartitions(w.only())
}

func (w *worker) run() {
	defer close(w.done)
	defer w.drop()
	for w.ctx.Err() == nil {
		r := w.pop()
		if r == nil {
			select {
			case <-w.more:
			case <-w.ctx.Done():
			}
			continue
		}
		if !w.deliver(r) {
			return
		}
		w.sub.client.MarkCommitRecords(r)
	}
}

// drop forgets what waits, and that the partition is paused: it may come back.
func (w *worker) drop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.queue = nil
	if w.paused {
		w.resume()
	}
}

// deliver tells whether the record is done with: handled, buried, or none of
// this group's business.
func (w *worker) deliver(r *kgo.Record) bool {
	e, err := event(r)
	if err != nil {
		w.sub.log.slog.Error("event log: a record is passed over", "group", w.sub.courier.Group, "error", err)
		return true
	}
	if only := header(r, groupHeader); only != "" && only != w.sub.courier.Group {
		return true // a replay for another group
	}
	topic, _ := w.sub.log.topic(r.Topic)
	letter, err := w.sub.courier.Deliver(w.ctx, topic, e, w.sub.handle)
	if err != nil {
		return false
	}
	return letter == nil || w.bury(letter)
}

// bury tries until the letter is kept: an event that is neither handled nor a
// dead letter would be lost.
func (w *worker) bury(letter *eventlog.DeadLetter) bool {
	for w.ctx.Err() == nil {
		err := w.sub.log.write(w.ctx, deadTopic, []*kgo.Record{w.sub.log.letterRecord(letter)})
		if err == nil {
			return true
		}
		w.sub.log.slog.Warn("event log: a dead letter cannot be kept yet", "group", letter.Group, "event", letter.ID, "error", err)
		eventlog.Wait[struct{}](w.ctx, retryPause, nil)
	}
	return false
}
