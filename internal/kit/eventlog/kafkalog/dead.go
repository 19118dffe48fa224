package kafkalog

import (
	"context"
	"slices"

	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

// Dead implements eventlog.Desk. It reads the whole topic of dead letters,
// which compaction keeps short.
func (l *Log) Dead(ctx context.Context, group string) ([]eventlog.DeadLetter, error) {
	ctx, cancel := context.WithTimeout(ctx, l.opt.Patience)
	defer cancel()
	records, err := l.deadRecords(ctx)
	if err != nil {
		return nil, away(err)
	}
	var letters []eventlog.DeadLetter
	for _, r := range records {
		d, err := letter(r)
		if err != nil {
			l.slog.Error("event log: a dead letter is passed over", "error", err)
		} else if group == "" || group == d.Group {
			letters = append(letters, d)
		}
	}
	return letters, nil
}

// deadRecords gives the last record of each letter in the order of the topic,
// without those that have a tombstone.
func (l *Log) deadRecords(ctx context.Context) ([]*kgo.Record, error) {
	last := map[string]*kgo.Record{}
	err := l.scanDead(ctx, func(r *kgo.Record) {
		if r.Value == nil {
			delete(last, string(r.Key))
		} else {
			last[string(r.Key)] = r
		}
	})
	all := make([]*kgo.Record, 0, len(last))
	for _, r := range last {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *kgo.Record) int { return int(a.Offset - b.Offset) })
	return all, err
}

// scanDead reads the topic up to its present end. The last record before the
// end is always there: compaction leaves the segment alone that is written to.
func (l *Log) scanDead(ctx context.Context, fn func(*kgo.Record)) error {
	start, end, err := l.deadEnds(ctx)
	if err != nil || start >= end {
		return err
	}
	client, err := l.client(kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{l.name(deadTopic): {0: kgo.NewOffset().At(start)}}),
		kgo.FetchMaxWait(fetchWait))
	if err != nil {
		return err
	}
	defer client.Close()
	for next := start; next < end; {
		fetches := client.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return err
		}
		fetches.EachRecord(func(r *kgo.Record) { fn(r); next = r.Offset + 1 })
	}
	return nil
}

// deadEnds gives the offsets at which the dead letters start and end. The
// client may still take a topic for unknown that was made a moment ago.
func (l *Log) deadEnds(ctx context.Context) (start, end int64, err error) {
	name := l.name(deadTopic)
	if exists, err := l.exists(ctx, name); err != nil || !exists {
		return 0, 0, err
	}
	for ctx.Err() == nil {
		starts, err := l.admin.ListStartOffsets(ctx, name)
		if err != nil {
			return 0, 0, err
		}
		ends, err := l.admin.ListEndOffsets(ctx, name)
		if err != nil {
			return 0, 0, err
		}
		first, ok := starts.Lookup(name, 0)
		if last, too := ends.Lookup(name, 0); ok && too && first.Err == nil && last.Err == nil {
			return first.Offset, last.Offset, nil
		}
		eventlog.Wait[struct{}](ctx, metadataAge, nil)
	}
	return 0, 0, ctx.Err()
}

// Replay implements eventlog.Desk. The event is appended to its topic again for
// the group alone, then the letter gets its tombstone; between the two the
// group may be handed the event although the letter is still there.
func (l *Log) Replay(ctx context.Context, group, eventID string) error {
	letters, err := l.Dead(ctx, group)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(letters, func(d eventlog.DeadLetter) bool { return d.ID == eventID })
	if i < 0 || group == "" {
		return fault.New(fault.NotFound, "%s has no dead letter %s", group, eventID)
	}
	r := l.record(letters[i].Topic, letters[i].Event)
	with(r, groupHeader, group)
	if err := l.write(ctx, letters[i].Topic, []*kgo.Record{r}); err != nil {
		return err
	}
	return l.write(ctx, deadTopic, []*kgo.Record{{Topic: l.name(deadTopic), Key: letterKey(group, eventID)}})
}
