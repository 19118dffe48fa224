package kafkalog

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kmsg"

	"sojourn/internal/kit/eventlog"
)

const (
	ours      = "sojourn." // what the names of all topics begin with, after the prefix
	deadTopic = "sojourn.dead.v1"
)

// kept is how long a topic keeps an event. Segments of a day go as a whole, and
// must be gone before consumers forget that they have applied it; a group that
// was gone for a week loses its offsets and reads all that is kept again.
const kept = eventlog.Remembered / 2

// ensure makes a topic where it is missing.
func (l *Log) ensure(ctx context.Context, topics ...string) error {
	for _, topic := range topics {
		if l.isKnown(topic) {
			continue
		}
		if err := l.make(ctx, topic); err != nil {
			return away(err)
		}
		l.mu.Lock()
		l.known[topic] = true
		l.mu.Unlock()
	}
	return nil
}

func (l *Log) isKnown(topic string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.known[topic]
}

// make looks first: an operator may have made the topics, and not allow the
// services to.
func (l *Log) make(ctx context.Context, topic string) error {
	name := l.name(topic)
	if exists, err := l.exists(ctx, name); err != nil || exists {
		return err
	}
	partitions, settings := l.cfg.Partitions, map[string]*string{"retention.ms": millis(kept), "segment.ms": millis(24 * time.Hour)}
	if topic == deadTopic {
		partitions, settings = 1, map[string]*string{"cleanup.policy": kadm.StringPtr("compact")}
	}
	replicas := l.cfg.Replicas
	switch {
	case replicas == 0:
		replicas = -1
	case replicas > 2:
		settings["min.insync.replicas"] = kadm.StringPtr("2") // what is acknowledged survives a broker
	}
	_, err := l.admin.CreateTopic(ctx, partitions, replicas, settings, name)
	if errors.Is(err, kerr.TopicAlreadyExists) { // another process was faster
		return nil
	}
	return err
}

// exists asks a broker and not the client, which answers from what it knew a
// moment ago.
func (l *Log) exists(ctx context.Context, name string) (bool, error) {
	ask := kmsg.NewPtrMetadataRequest()
	topic := kmsg.NewMetadataRequestTopic()
	topic.Topic = kmsg.StringPtr(name)
	ask.Topics = append(ask.Topics, topic)
	answer, err := ask.RequestWith(ctx, l.ask)
	if err != nil {
		return false, err
	}
	err = kerr.ErrorForCode(answer.Topics[0].ErrorCode)
	if errors.Is(err, kerr.UnknownTopicOrPartition) {
		return false, nil
	}
	return err == nil, err
}

// Topics implements eventlog.Desk.
func (l *Log) Topics(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, l.opt.Patience)
	defer cancel()
	all, err := l.admin.ListTopics(ctx)
	if err != nil {
		return nil, away(err)
	}
	var topics []string
	for name := range all {
		if topic, ok := l.topic(name); ok && topic != deadTopic {
			topics = append(topics, topic)
		}
	}
	slices.Sort(topics)
	return topics, nil
}

// topic gives the log's name of a topic, where it is the log's.
func (l *Log) topic(name string) (string, bool) {
	topic, ok := strings.CutPrefix(name, l.cfg.Prefix)
	return topic, ok && strings.HasPrefix(topic, ours)
}
