package kafkalog_test

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/fault"
)

// counting is a logger's handler that counts warnings.
type counting struct {
	slog.Handler
	n *atomic.Int64
}

func (c counting) Enabled(context.Context, slog.Level) bool { return true }

func (c counting) Handle(context.Context, slog.Record) error { c.n.Add(1); return nil }

// nowhere gives a log whose broker is not there. Where silent, someone takes
// connections and never answers.
func nowhere(t *testing.T, silent bool) (*kafkalog.Log, *atomic.Int64) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	if silent {
		t.Cleanup(func() { _ = l.Close() })
	} else {
		require.NoError(t, l.Close())
	}
	warnings := &atomic.Int64{}
	log, err := kafkalog.Open(kafkalog.Config{Brokers: []string{l.Addr().String()}}, slog.New(counting{slog.DiscardHandler, warnings}),
		kafkalog.Options{Patience: 300 * time.Millisecond})
	require.NoError(t, err, "a process may start before the cluster")
	t.Cleanup(func() { require.NoError(t, log.Close()) })
	return log, warnings
}

func TestNoBroker(t *testing.T) {
	t.Parallel()
	for name, silent := range map[string]bool{"refused": false, "silent": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log, warnings := nowhere(t, silent)
			e, err := eventlog.New(happened, "k", time.Now(), 1)
			require.NoError(t, err)
			for what, ask := range map[string]func() error{
				"append": func() error { return log.Append(t.Context(), topic, []eventlog.Event{e}) },
				"ping":   func() error { return log.Ping(t.Context()) },
				"topics": func() error { _, err := log.Topics(t.Context()); return err },
				"lags":   func() error { _, err := log.Lags(t.Context()); return err },
				"dead":   func() error { _, err := log.Dead(t.Context(), ""); return err },
				"replay": func() error { return log.Replay(t.Context(), "g", e.ID) },
			} {
				start := time.Now()
				require.True(t, fault.Is(ask(), fault.Unavailable), what)
				require.Less(t, time.Since(start), 5*time.Second, what)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() {
				done <- log.Subscribe(ctx, "g", []string{topic}, func(context.Context, eventlog.Event) error { return errors.New("no event is there") })
			}()
			require.Eventually(t, func() bool { return warnings.Load() >= 2 }, patient, 10*time.Millisecond, "it goes on trying, and says so")
			cancel()
			require.NoError(t, <-done)
		})
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]kafkalog.Config{
		"kafka://a:9092":       {Brokers: []string{"a:9092"}, Partitions: 6},
		"kafka://a:9092/":      {Brokers: []string{"a:9092"}, Partitions: 6},
		"kafka://[::1]:1,b:2":  {Brokers: []string{"[::1]:1", "b:2"}, Partitions: 6},
		"kafka://a:1?prefix=x": {Brokers: []string{"a:1"}, Prefix: "x", Partitions: 6},
		"kafka://a:1,b:2?prefix=x.&partitions=12&replicas=3": {Brokers: []string{"a:1", "b:2"}, Prefix: "x.", Partitions: 12, Replicas: 3},
	} {
		got, err := kafkalog.Parse(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", "embedded", "kafka://", "kafka://a", "kafka://a:", "kafka://:9092", "kafka://a:1,", "kafka://a:1?partitions=0",
		"kafka://a:1?replicas=x", "kafka://a:1?prefix=a/b", "kafka://a:1?more=1", "kafka://a:1?%", "http://a:1"} {
		_, err := kafkalog.Parse(text)
		require.True(t, fault.Is(err, fault.Invalid), "%q: %v", text, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("kafka://a:9092,b:9092?prefix=x&partitions=6&replicas=3")
	f.Fuzz(func(t *testing.T, text string) {
		if cfg, err := kafkalog.Parse(text); err == nil {
			require.NotEmpty(t, cfg.Brokers)
			require.Positive(t, cfg.Partitions)
		}
	})
}
