package kafkalog

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
)

// Tail implements eventlog.Desk.
func (l *Log) Tail(ctx context.Context, topics []string, fromStart bool, fn func(topic string, e eventlog.Event) error) error {
	if len(topics) == 0 {
		all, err := l.Topics(ctx)
		if err != nil {
			return err
		}
		topics = all
	}
	names := make([]string, len(topics))
	for i, t := range topics {
		names[i] = l.name(t)
	}
	from := kgo.NewOffset().AtEnd()
	if fromStart {
		from = kgo.NewOffset().AtStart()
	}
	client, err := l.client(kgo.ConsumeTopics(names...), kgo.ConsumeStartOffset(from), kgo.ConsumeResetOffset(from), kgo.FetchMaxWait(fetchWait))
	if err != nil {
		return err
	}
	defer client.Close()
	for ctx.Err() == nil {
		if err := l.show(client.PollFetches(ctx), fn); err != nil {
			return err
		}
	}
	return nil
}

// show passes over what is no event; errors of the cluster pass by themselves.
func (l *Log) show(fetches kgo.Fetches, fn func(topic string, e eventlog.Event) error) error {
	for r := range fetches.RecordsAll() {
		e, err := event(r)
		if err != nil {
			continue
		}
		topic, _ := l.topic(r.Topic)
		if err := fn(topic, e); err != nil {
			return err
		}
	}
	return nil
}

// Lags implements eventlog.Desk.
func (l *Log) Lags(ctx context.Context) ([]eventlog.Lag, error) {
	ctx, cancel := context.WithTimeout(ctx, l.opt.Patience)
	defer cancel()
	groups, err := l.groups(ctx)
	if err != nil || len(groups) == 0 {
		return nil, away(err)
	}
	described, err := l.admin.Lag(ctx, groups...)
	if err == nil {
		err = described.Error()
	}
	if err != nil {
		return nil, away(err)
	}
	var lags []eventlog.Lag
	for _, g := range described {
		more, err := l.lagsOf(ctx, g)
		if err != nil {
			return nil, away(err)
		}
		lags = append(lags, more...)
	}
	slices.SortFunc(lags, func(a, b eventlog.Lag) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Topic, b.Topic))
	})
	return lags, nil
}

func (l *Log) groups(ctx context.Context) ([]string, error) {
	all, err := l.admin.ListGroups(ctx)
	names := slices.DeleteFunc(all.Groups(), func(g string) bool { return !strings.HasPrefix(g, l.cfg.Prefix) })
	return names, err
}

// lagsOf counts a group's events by topic.
func (l *Log) lagsOf(ctx context.Context, g kadm.DescribedGroupLag) ([]eventlog.Lag, error) {
	var lags []eventlog.Lag
	for name, partitions := range g.Lag {
		topic, ok := l.topic(name)
		if !ok {
			continue
		}
		behind, err := l.unseen(ctx, name, partitions)
		if err != nil {
			return nil, err
		}
		for _, p := range partitions {
			behind += max(0, p.Lag)
		}
		lags = append(lags, eventlog.Lag{Group: strings.TrimPrefix(g.Group, l.cfg.Prefix), Topic: topic, Behind: behind})
	}
	return lags, nil
}

// unseen counts the events in partitions of a topic of which the group, which
// may have no member now, has never committed an offset.
func (l *Log) unseen(ctx context.Context, name string, seen map[int32]kadm.GroupMemberLag) (n int64, err error) {
	starts, err := l.admin.ListStartOffsets(ctx, name)
	if err != nil {
		return 0, err
	}
	ends, err := l.admin.ListEndOffsets(ctx, name)
	ends.Each(func(end kadm.ListedOffset) {
		start, ok := starts.Lookup(name, end.Partition)
		if _, known := seen[end.Partition]; !known && ok {
			n += end.Offset - start.Offset
		}
	})
	return n, err
}
