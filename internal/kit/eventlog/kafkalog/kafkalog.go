// Package kafkalog is the event log on Apache Kafka.
//
// A topic of the log is a topic of the cluster, a key's events are in one
// partition. Kafka does not know an event's id: what a relay repeats is in the
// topic twice, and the consumers, who note ids, bear it. A group is a consumer
// group; each partition has a worker of its own in the process that it is
// assigned to, and its offset is committed after the handler's effect.
//
// Invariants:
//   - an append that failed leaves nothing in flight: its client is closed, so
//     that nothing it held can come behind the repetition;
//   - a partition that is taken away is committed before another process has
//     it, and its handler stops waiting at once;
//   - a cluster that is away delays and ends nothing;
//   - a dead letter is in the topic of dead letters, which is compacted, until
//     its replay puts a tombstone on it.
package kafkalog

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

// Options tune a Log; the zero value is good for production.
type Options struct {
	Attempts int            // tries before an event is dead; 0 means eventlog.Courier's
	Backoff  time.Duration  // pause after the first failure; 0 means eventlog.Courier's
	Session  time.Duration  // how long the cluster waits for a silent consumer before others get its partitions; 0 means 10 s
	Patience time.Duration  // how long an append or an operator's question may take; 0 means 5 s
	Watch    eventlog.Watch // may be nil
}

// Log is an eventlog.Log on a Kafka cluster.
type Log struct {
	cfg   Config
	opt   Options
	slog  *slog.Logger
	ask   *kgo.Client // for all but records
	admin *kadm.Client

	mu       sync.Mutex
	producer *kgo.Client     // nil before the first append and after one that failed
	known    map[string]bool // topics that exist
}

var (
	_ eventlog.Log  = (*Log)(nil)
	_ eventlog.Desk = (*Log)(nil)
)

// Open makes a log. It does not wait for the cluster: a process may start
// before it. The caller closes the log after all its users have ended.
func Open(cfg Config, logger *slog.Logger, opt Options) (*Log, error) {
	if opt.Session == 0 {
		opt.Session = 10 * time.Second
	}
	if opt.Patience == 0 {
		opt.Patience = 5 * time.Second
	}
	if cfg.Partitions == 0 {
		cfg.Partitions = defaultPartitions
	}
	l := &Log{cfg: cfg, opt: opt, slog: logger, known: map[string]bool{}}
	var err error
	if l.ask, err = l.client(); err != nil {
		return nil, err
	}
	l.admin = kadm.NewClient(l.ask)
	return l, nil
}

const (
	metadataAge = 100 * time.Millisecond // topics are made just before they are used: a client that does not know one must soon ask again
	fetchWait   = 500 * time.Millisecond // a partition that is no longer paused is fetched after the present fetch
)

// client makes a client of the cluster, which connects when it is used.
func (l *Log) client(more ...kgo.Opt) (*kgo.Client, error) {
	c, err := kgo.NewClient(append([]kgo.Opt{
		kgo.SeedBrokers(l.cfg.Brokers...), kgo.ClientID("sojourn"), kgo.DialTimeout(l.opt.Patience), kgo.MetadataMinAge(metadataAge),
	}, more...)...)
	if err != nil {
		return nil, fault.AtField("log", l.cfg.Brokers, "cannot be used: %v", err)
	}
	return c, nil
}

// Close ends the connections.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.producer != nil {
		l.producer.Close()
		l.producer = nil
	}
	l.ask.Close()
	return nil
}

// Ping answers nil where a broker answers.
func (l *Log) Ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, l.opt.Patience)
	defer cancel()
	return away(l.ask.Ping(ctx))
}

// away gives an error of the cluster its kind; those that have one keep it.
func away(err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok || err == nil {
		return err
	}
	return fault.Wrap(err, fault.Unavailable, "Kafka does not answer")
}

func (l *Log) name(topicOrGroup string) string { return l.cfg.Prefix + topicOrGroup }
