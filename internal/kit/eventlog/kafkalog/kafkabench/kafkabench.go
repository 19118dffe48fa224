// Package kafkabench is franz-go alone, without outbox and relay: what the
// command `sojourn bench events` compares the relay with.
package kafkabench

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog"
)

// Broker is a connection with the settings of kafkalog's appends.
type Broker struct {
	prefix string
	client *kgo.Client
	admin  *kadm.Client
}

// Open connects. The caller closes it.
func Open(cfg kafkalog.Config) (*Broker, error) {
	client, err := kgo.NewClient(append(kafkalog.ProducerOptions(), kgo.SeedBrokers(cfg.Brokers...), kgo.MaxBufferedRecords(1<<20))...)
	if err != nil {
		return nil, err
	}
	return &Broker{cfg.Prefix, client, kadm.NewClient(client)}, nil
}

// Close ends the connection.
func (b *Broker) Close() { b.client.Close() }

// Write writes the events to a topic that exists, a batch after the other, each
// acknowledged before the next is sent, and gives the time it took. A batch
// larger than all events lets the client send them as it likes best.
func (b *Broker) Write(ctx context.Context, topic string, events []eventlog.Event, batch int) (time.Duration, error) {
	start := time.Now()
	for len(events) > 0 {
		n := min(batch, len(events))
		if err := b.write(ctx, topic, events[:n]); err != nil {
			return 0, err
		}
		events = events[n:]
	}
	return time.Since(start), nil
}

func (b *Broker) write(ctx context.Context, topic string, events []eventlog.Event) error {
	var mu sync.Mutex
	var failed error
	for _, e := range events {
		b.client.Produce(ctx, &kgo.Record{Topic: b.prefix + topic, Key: []byte(e.Key), Value: e.Payload, Headers: []kgo.RecordHeader{
			{Key: "id", Value: []byte(e.ID)}, {Key: "type", Value: []byte(e.Type)}, {Key: "at", Value: []byte(e.At.Format(time.RFC3339Nano))},
		}}, func(_ *kgo.Record, err error) {
			mu.Lock()
			defer mu.Unlock()
			failed = errors.Join(failed, err)
		})
	}
	if err := b.client.Flush(ctx); err != nil {
		return err
	}
	mu.Lock()
	defer mu.Unlock()
	return failed
}

// Size counts a topic's records.
func (b *Broker) Size(ctx context.Context, topic string) (n int64, err error) {
	ends, err := b.admin.ListEndOffsets(ctx, b.prefix+topic)
	ends.Each(func(o kadm.ListedOffset) { n += o.Offset })
	return n, errors.Join(err, ends.Error())
}

// Delete deletes topics, and the groups that exist of those named.
func (b *Broker) Delete(ctx context.Context, topics, groups []string) error {
	_, err := b.admin.DeleteTopics(ctx, b.names(topics)...)
	all, err2 := b.admin.ListGroups(ctx)
	mine := slices.DeleteFunc(b.names(groups), func(g string) bool { _, ok := all[g]; return !ok })
	if len(mine) > 0 {
		_, err2 = b.admin.DeleteGroups(ctx, mine...)
	}
	return errors.Join(err, err2)
}

func (b *Broker) names(of []string) []string {
	names := make([]string, len(of))
	for i, n := range of {
		names[i] = b.prefix + n
	}
	return names
}
