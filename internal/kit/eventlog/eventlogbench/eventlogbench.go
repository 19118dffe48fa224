// Package eventlogbench measures the way of an event, for the command `sojourn
// bench events`: the relay from PostgreSQL to Kafka beside franz-go alone on
// the same broker in the same run, and the time from a commit to a consumer's
// committed effect.
package eventlogbench

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"slices"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/eventlog/kafkalog/kafkabench"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

// Config says what is measured. Without DB and Log it is the embedded shape
// alone.
type Config struct {
	DB      string // postgres:// URL
	Log     string // kafka:// address
	Runs    int    // of the relay
	Events  int    // a run, one a transaction
	Writers int    // at once
	Samples int    // of the time from commit to effect
}

// Report is a whole measurement.
type Report struct {
	Relay    []RelayRun `json:"relay,omitempty"`
	Shares   *Shares    `json:"shares,omitempty"`
	Embedded Latency    `json:"embedded"`
	Split    *Latency   `json:"split,omitempty"`
}

const (
	topic    = "sojourn.bench.v1"
	bareName = "sojourn.bare.v1"
	happened = "bench.thing_happened.v1"
	group    = "bench"
)

// Run measures.
func Run(ctx context.Context, cfg Config) (r Report, err error) {
	if (cfg.DB == "") != (cfg.Log == "") {
		return r, fault.AtField("log", cfg.Log, "and --db go together: PostgreSQL with Kafka")
	}
	if r.Embedded, err = embedded(ctx, cfg); err != nil || cfg.DB == "" {
		return r, err
	}
	for range cfg.Runs {
		run, err := within(ctx, cfg, func(s *site) (RelayRun, error) { return s.relay(ctx, cfg) })
		if err != nil {
			return r, err
		}
		r.Relay = append(r.Relay, run)
	}
	r.Shares = shares(r.Relay)
	split, err := within(ctx, cfg, func(s *site) (Latency, error) { return latency(ctx, s.db, s.log, cfg.Samples) })
	r.Split = &split
	return r, err
}

func embedded(ctx context.Context, cfg Config) (l Latency, err error) {
	dir, err := os.MkdirTemp("", "sojourn-bench-")
	if err != nil {
		return l, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	db, err := open(ctx, sqldb.Config{Dir: dir, Name: "service"}, eventlog.Migrations())
	if err != nil {
		return l, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	events, err := open(ctx, sqldb.Config{Dir: dir, Name: "events"}, sqllog.Migrations())
	if err != nil {
		return l, err
	}
	defer func() { err = errors.Join(err, events.Close()) }()
	return latency(ctx, db, sqllog.New(events, quiet(), sqllog.Options{}), cfg.Samples)
}

func open(ctx context.Context, cfg sqldb.Config, sets ...migrate.Set) (*sqldb.DB, error) {
	db, err := sqldb.Open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if err := migrate.Up(ctx, db, sets...); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// site is a schema and topics that nobody else uses.
type site struct {
	db   *sqldb.DB
	log  *kafkalog.Log
	bare *kafkabench.Broker
}

// within runs fn on a site, and takes the site away.
func within[T any](ctx context.Context, cfg Config, fn func(*site) (T, error)) (result T, err error) {
	kafka, err := kafkalog.Parse(cfg.Log)
	if err != nil {
		return result, err
	}
	name := "bench_" + id.Random(6)
	kafka.Prefix += name + "."
	db, err := open(ctx, sqldb.Config{Source: cfg.DB, Name: name}, eventlog.Migrations())
	if err != nil {
		return result, err
	}
	log, err := kafkalog.Open(kafka, quiet(), kafkalog.Options{})
	if err != nil {
		return result, errors.Join(err, db.Close())
	}
	bare, err := kafkabench.Open(kafka)
	if err != nil {
		return result, errors.Join(err, db.Close(), log.Close())
	}
	s := &site{db, log, bare}
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	return fn(s)
}

func (s *site) close(ctx context.Context) error {
	err := s.bare.Delete(ctx, []string{topic, bareName}, []string{group})
	s.bare.Close()
	dropped := s.db.Write(ctx, func(tx *sqldb.Tx) error { return tx.Script(ctx, "DROP SCHEMA "+s.db.Name()+" CASCADE") })
	return errors.Join(err, dropped, s.log.Close(), s.db.Close())
}

// Print writes the report for a person.
func (r Report) Print(w io.Writer) {
	for i, run := range r.Relay {
		run.print(w, i+1)
	}
	if r.Shares != nil {
		r.Shares.print(w)
	}
	r.Embedded.print(w, "SQLite, SQL log")
	if r.Split != nil {
		r.Split.print(w, "PostgreSQL, Kafka")
	}
}

func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}
