package eventlogbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// Latency is the time from a commit to a consumer's committed effect, one event
// at a time, in milliseconds.
type Latency struct {
	Samples int     `json:"samples"`
	P50     float64 `json:"p50_ms"`
	P99     float64 `json:"p99_ms"`
}

func (l Latency) print(w io.Writer, shape string) {
	_, _ = fmt.Fprintf(w, "commit to effect, %-17s  p50 %6.2f ms   p99 %6.2f ms   (%d events, one at a time)\n", shape+":", l.P50, l.P99, l.Samples)
}

const warmUp = 20 // events before the first that counts: the consumer joins, statements are prepared

// latency sends an event, awaits its effect, and so on.
func latency(ctx context.Context, db *sqldb.DB, log eventlog.Log, samples int) (Latency, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	outbox, applied := eventlog.NewOutbox(db, topic), make(chan time.Time, 1)
	consumer := eventlog.NewConsumer(db, log, group, []string{topic}, map[string]eventlog.Handler{
		happened: func(_ context.Context, tx *sqldb.Tx, _ eventlog.Event) error {
			tx.AfterCommit(func() { applied <- time.Now() })
			return nil
		},
	})
	ended := make(chan error, 2)
	go func() { ended <- eventlog.NewRelay(outbox, log, quiet()).Run(ctx) }()
	go func() { ended <- consumer.Run(ctx) }()
	took, err := sample(ctx, db, outbox, applied, samples)
	cancel()
	if err = errors.Join(err, <-ended, <-ended); err != nil {
		return Latency{}, err
	}
	slices.Sort(took)
	at := func(q float64) float64 { return float64(took[int(q*float64(len(took)))].Microseconds()) / 1000 }
	return Latency{Samples: samples, P50: at(.5), P99: at(.99)}, nil
}

func sample(ctx context.Context, db *sqldb.DB, outbox *eventlog.Outbox, applied <-chan time.Time, samples int) ([]time.Duration, error) {
	var took []time.Duration
	for i := range warmUp + samples {
		e, err := eventlog.New(happened, "k", time.Now(), i)
		if err != nil {
			return nil, err
		}
		if err := db.Write(ctx, func(tx *sqldb.Tx) error { return outbox.Append(ctx, tx, e) }); err != nil {
			return nil, err
		}
		committed := time.Now()
		select {
		case at := <-applied:
			took = append(took, at.Sub(committed))
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return took[warmUp:], nil
}
