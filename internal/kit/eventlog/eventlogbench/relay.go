package eventlogbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// RelayRun is one run of the relay and of franz-go alone. Figures are events a
// second.
type RelayRun struct {
	Events     int     `json:"events"`
	Concurrent float64 `json:"concurrent"` // while the writers commit, from their first commit to the last event in Kafka
	Drain      float64 `json:"drain"`      // of an outbox that was filled before with four times as many
	Bare       float64 `json:"bare"`       // franz-go alone, in batches of the relay's size, one after another
	Stream     float64 `json:"stream"`     // franz-go alone, all at once
}

// Shares are the relay's figures by franz-go's, the median of the runs.
type Shares struct {
	Concurrent  float64 `json:"concurrent"`
	Drain       float64 `json:"drain"`
	GoalDrain   float64 `json:"goal_drain"`
	DrainStream float64 `json:"drain_by_stream"`
}

const goalDrain = 0.8

func shares(runs []RelayRun) *Shares {
	var concurrent, drain, stream []float64
	for _, r := range runs {
		concurrent, drain, stream = append(concurrent, r.Concurrent/r.Bare), append(drain, r.Drain/r.Bare), append(stream, r.Drain/r.Stream)
	}
	return &Shares{median(concurrent), median(drain), goalDrain, median(stream)}
}

func (r RelayRun) print(w io.Writer, n int) {
	_, _ = fmt.Fprintf(w, "run %d: %d events; events/s: relay %.0f while writing, %.0f draining; franz-go %.0f in batches, %.0f at once\n",
		n, r.Events, r.Concurrent, r.Drain, r.Bare, r.Stream)
}

func (s Shares) print(w io.Writer) {
	_, _ = fmt.Fprintf(w, "share of franz-go in batches: %.2f draining (goal %.1f), %.2f while writing; of franz-go at once: %.2f draining\n",
		s.Drain, s.GoalDrain, s.Concurrent, s.DrainStream)
}

// relay measures one run. What is compared takes turns, so that a machine that
// is busy for a while is so for all. All make their topic and connection before.
func (s *site) relay(ctx context.Context, cfg Config) (run RelayRun, err error) {
	run.Events = cfg.Events
	w := &writers{site: s, outbox: eventlog.NewOutbox(s.db, topic), last: map[string]int{}}
	bare, err := w.begin(ctx, full*cfg.Events)
	if err != nil {
		return run, err
	}
	if run.Concurrent, err = w.concurrent(ctx, cfg); err != nil {
		return run, err
	}
	var drain, batches, stream time.Duration
	for range turns {
		err := errors.Join(
			add(&drain, func() (time.Duration, error) { return w.drain(ctx, len(bare)) }),
			add(&batches, func() (time.Duration, error) { return s.bare.Write(ctx, bareName, bare, eventlog.RelayBatch) }),
			add(&stream, func() (time.Duration, error) { return s.bare.Write(ctx, bareName, bare, len(bare)) }))
		if err != nil {
			return run, err
		}
	}
	all := float64(turns * len(bare))
	run.Drain, run.Bare, run.Stream = all/drain.Seconds(), all/batches.Seconds(), all/stream.Seconds()
	return run, w.verify(ctx, cfg.Events+turns*len(bare))
}

const (
	turns = 3
	full  = 4 // an outbox that is drained has so many times a run's events
)

func add(total *time.Duration, measure func() (time.Duration, error)) error {
	took, err := measure()
	*total += took
	return err
}

// begin makes topics and connections, and the events for franz-go alone.
func (w *writers) begin(ctx context.Context, n int) ([]eventlog.Event, error) {
	bare, err := w.events(n)
	w.last = map[string]int{}
	if err != nil {
		return nil, err
	}
	if err := w.log.Append(ctx, bareName, bare[:1]); err != nil {
		return nil, err
	}
	_, err = w.bare.Write(ctx, bareName, bare[:1], 1)
	return bare, err
}

// writers commit events of a few aggregates, each with its number in the order
// of the aggregate's lock.
type writers struct {
	*site
	outbox *eventlog.Outbox

	mu   sync.Mutex
	last map[string]int // by aggregate
}

const aggregates = 100

func (w *writers) event(i int) (eventlog.Event, error) {
	key := "aggregate " + strconv.Itoa(i%aggregates)
	w.mu.Lock()
	w.last[key]++
	n := w.last[key]
	w.mu.Unlock()
	return eventlog.New(happened, key, time.Now(), map[string]any{"n": n, "name": "A walk through the old town", "day": "2027-05-01"})
}

func (w *writers) events(n int) (all []eventlog.Event, err error) {
	for i := range n {
		e, err := w.event(i)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

func (w *writers) commit(ctx context.Context, i int) error {
	return w.db.Write(ctx, func(tx *sqldb.Tx) error {
		if err := tx.Lock(ctx, "aggregate "+strconv.Itoa(i%aggregates)); err != nil {
			return err
		}
		e, err := w.event(i)
		if err != nil {
			return err
		}
		return w.outbox.Append(ctx, tx, e)
	})
}

func (w *writers) concurrent(ctx context.Context, cfg Config) (perSecond float64, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	relay := eventlog.NewRelay(w.outbox, w.log, quiet())
	ended := make(chan error, 1)
	start := time.Now()
	go func() { ended <- relay.Run(ctx) }()
	var g errgroup.Group
	for first := range cfg.Writers {
		g.Go(func() error {
			for i := first; i < cfg.Events; i += cfg.Writers {
				if err := w.commit(ctx, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	for waiting := 1; waiting > 0; {
		if waiting, err = relay.Waiting(ctx); err != nil {
			return 0, err
		}
	}
	took := time.Since(start)
	cancel()
	return float64(cfg.Events) / took.Seconds(), <-ended
}

// drain fills the outbox, and then measures the relay alone.
func (w *writers) drain(ctx context.Context, events int) (time.Duration, error) {
	err := w.db.Write(ctx, func(tx *sqldb.Tx) error {
		all, err := w.events(events)
		if err != nil {
			return err
		}
		return w.outbox.Append(ctx, tx, all...)
	})
	if err != nil {
		return 0, err
	}
	relay := eventlog.NewRelay(w.outbox, w.log, quiet())
	start := time.Now()
	for moved := 0; moved < events; {
		n, err := relay.Move(ctx)
		if err != nil {
			return 0, err
		}
		moved += n
	}
	return time.Since(start), nil
}

// verify reads the topic: each event once, each aggregate's in order.
func (w *writers) verify(ctx context.Context, events int) error {
	size, err := w.bare.Size(ctx, topic)
	if err != nil {
		return err
	}
	if size != int64(events) {
		return fault.New(fault.Internal, "%d events in the topic, want %d", size, events)
	}
	order := &ordered{last: map[string]int{}, left: events}
	err = w.log.Tail(ctx, []string{topic}, true, order.look)
	if fault.Is(err, fault.Canceled) && order.left == 0 {
		return nil
	}
	return err
}
