package identity

import (
	"context"
	"log/slog"
	"time"
)

// queue runs small jobs one after another, off the requests that left them:
// mails and notes of last use. What it holds is lost with the process; each
// job is one that a user can ask for again.
type queue struct {
	jobs chan job
	log  *slog.Logger
}

type job struct {
	name string
	run  func(context.Context) error
}

const (
	queueSize  = 1024
	queueGrace = 5 * time.Second // to finish in when the process stops
	jobTimeout = 30 * time.Second
)

func newQueue(logger *slog.Logger) *queue { return &queue{make(chan job, queueSize), logger} }

// add leaves a job; false where the queue is full.
func (q *queue) add(name string, run func(context.Context) error) bool {
	select {
	case q.jobs <- job{name, run}:
		return true
	default:
		q.log.Warn("job dropped: the queue is full", "job", name)
		return false
	}
}

// Run works until ctx ends, then finishes what is left within a few seconds.
func (q *queue) Run(ctx context.Context) error {
	for {
		select {
		case j := <-q.jobs:
			q.do(context.WithoutCancel(ctx), j) // a job begun is finished
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), queueGrace)
			defer cancel()
			q.drain(last)
			return nil
		}
	}
}

// drain works until the queue is empty.
func (q *queue) drain(ctx context.Context) {
	for ctx.Err() == nil {
		select {
		case j := <-q.jobs:
			q.do(ctx, j)
		default:
			return
		}
	}
}

func (q *queue) do(ctx context.Context, j job) {
	ctx, cancel := context.WithTimeout(ctx, jobTimeout)
	defer cancel()
	if err := j.run(ctx); err != nil {
		q.log.WarnContext(ctx, "job failed", "job", j.name, "error", err)
	}
}
