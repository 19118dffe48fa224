package kafkalog

import (
	"context"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
)

// Append implements eventlog.Log.
func (l *Log) Append(ctx context.Context, topic string, events []eventlog.Event) error {
	records := make([]*kgo.Record, len(events))
	for i, e := range events {
		records[i] = l.record(topic, e)
	}
	return l.write(ctx, topic, records)
}

// write writes records of one topic and waits until all in-sync replicas have
// them. Where that fails the client is closed with all it still holds: a record
// that is sent later would come behind the repetition of this call. Calls of
// other relays that share the client fail as well, and are repeated.
func (l *Log) write(ctx context.Context, topic string, records []*kgo.Record) error {
	ctx, cancel := context.WithTimeout(ctx, l.opt.Patience)
	defer cancel()
	if err := l.ensure(ctx, topic); err != nil {
		return err
	}
	client, err := l.writer()
	if err != nil {
		return err
	}
	if err := produce(ctx, client, records); err != nil {
		l.discard(client)
		return away(err)
	}
	return nil
}

// ProducerOptions are how records are written: acknowledged by all in-sync
// replicas, numbered so that the client's own repetitions change nothing, and
// sent by Flush, so that a call's records are one batch a partition and wait
// for no linger. A topic that a broker does not know yet was made just now.
func ProducerOptions() []kgo.Opt {
	return []kgo.Opt{kgo.RequiredAcks(kgo.AllISRAcks()), kgo.ManualFlushing(), kgo.UnknownTopicRetries(-1)}
}

func (l *Log) writer() (*kgo.Client, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.producer == nil {
		client, err := l.client(ProducerOptions()...)
		if err != nil {
			return nil, err
		}
		l.producer = client
	}
	return l.producer, nil
}

func (l *Log) discard(client *kgo.Client) {
	l.mu.Lock()
	if l.producer == client {
		l.producer = nil
	}
	l.mu.Unlock()
	client.Close()
}

// produce answers when all records are acknowledged, one has failed, or ctx has
// ended, which cannot take back what is in flight.
func produce(ctx context.Context, client *kgo.Client, records []*kgo.Record) error {
	var acks sync.WaitGroup
	failed := make(chan error, len(records))
	for _, r := range records {
		acks.Add(1)
		client.Produce(ctx, r, func(_ *kgo.Record, err error) {
			if err != nil {
				failed <- err
			}
			acks.Done()
		})
	}
	if err := client.Flush(ctx); err != nil {
		return err
	}
	acks.Wait() // the last promises are kept just after the flush
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}
