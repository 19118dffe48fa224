package kafkalog

import (
	"fmt"
	"strconv"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
)

// The headers of a record. Those below keyHeader are a dead letter's; a
// replayed event has the group it is for.
const (
	idHeader       = "id"
	typeHeader     = "type"
	atHeader       = "at"
	traceHeader    = "traceparent"
	groupHeader    = "group"
	keyHeader      = "key"
	topicHeader    = "topic"
	reasonHeader   = "reason"
	attemptsHeader = "attempts"
)

func (l *Log) record(topic string, e eventlog.Event) *kgo.Record {
	r := &kgo.Record{Topic: l.name(topic), Key: []byte(e.Key), Value: e.Payload, Headers: make([]kgo.RecordHeader, 0, 5)}
	with(r, idHeader, e.ID, typeHeader, e.Type, atHeader, e.At.UTC().Format(time.RFC3339Nano))
	if e.Trace != "" {
		with(r, traceHeader, e.Trace)
	}
	return r
}

func with(r *kgo.Record, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Headers = append(r.Headers, kgo.RecordHeader{Key: pairs[i], Value: []byte(pairs[i+1])})
	}
}

func header(r *kgo.Record, name string) string {
	for _, h := range r.Headers {
		if h.Key == name {
			return string(h.Value)
		}
	}
	return ""
}

// event reads a record; it fails for one that is no event of ours.
func event(r *kgo.Record) (eventlog.Event, error) {
	e := eventlog.Event{ID: header(r, idHeader), Type: header(r, typeHeader), Key: string(r.Key), Trace: header(r, traceHeader), Payload: r.Value}
	at, err := time.Parse(time.RFC3339Nano, header(r, atHeader))
	if e.At = at.UTC(); err != nil || e.ID == "" || e.Type == "" {
		return e, fmt.Errorf("the record at offset %d of %s/%d is no event", r.Offset, r.Topic, r.Partition)
	}
	return e, nil
}

// letterKey is what a letter and its tombstone have in common.
func letterKey(group, eventID string) []byte { return []byte(group + "/" + eventID) }

func (l *Log) letterRecord(d *eventlog.DeadLetter) *kgo.Record {
	r := l.record(deadTopic, d.Event)
	r.Key = letterKey(d.Group, d.ID)
	with(r, groupHeader, d.Group, keyHeader, d.Key, topicHeader, d.Topic, reasonHeader, d.Reason, attemptsHeader, strconv.Itoa(d.Attempts))
	return r
}

func letter(r *kgo.Record) (eventlog.DeadLetter, error) {
	e, err := event(r)
	e.Key = header(r, keyHeader)
	attempts, _ := strconv.Atoi(header(r, attemptsHeader))
	return eventlog.DeadLetter{Event: e, Group: header(r, groupHeader), Topic: header(r, topicHeader), Reason: header(r, reasonHeader), Attempts: attempts}, err
}

func millis(d time.Duration) *string {
	s := strconv.FormatInt(d.Milliseconds(), 10)
	return &s
}
