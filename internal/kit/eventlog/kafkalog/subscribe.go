package kafkalog

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog"
)

const (
	commitEvery = 500 * time.Millisecond
	leaveWithin = 3 * time.Second
	retryPause  = time.Second
)

// subscription is this process's membership of a group.
type subscription struct {
	log     *Log
	client  *kgo.Client
	courier eventlog.Courier
	handle  eventlog.Handle

	mu      sync.Mutex
	workers map[partition]*worker
}

type partition struct {
	topic  string
	number int32
}

// Subscribe implements eventlog.Log.
func (l *Log) Subscribe(ctx context.Context, group string, topics []string, handle eventlog.Handle) error {
	if !l.ensureInTime(ctx, group, topics) {
		return nil
	}
	s := &subscription{log: l, handle: handle, workers: map[partition]*worker{},
		courier: eventlog.Courier{Group: group, Attempts: l.opt.Attempts, Backoff: l.opt.Backoff, Logger: l.slog, Watch: l.opt.Watch}}
	client, err := l.client(s.options(topics)...)
	if err != nil {
		return err
	}
	s.client = client
	for ctx.Err() == nil {
		s.poll(ctx)
	}
	s.leave()
	return nil
}

// ensureInTime tries until the topics exist; false where ctx ended before.
func (l *Log) ensureInTime(ctx context.Context, group string, topics []string) bool {
	for ctx.Err() == nil {
		within, cancel := context.WithTimeout(ctx, l.opt.Patience)
		err := l.ensure(within, topics...)
		cancel()
		if err == nil {
			return true
		}
		if ctx.Err() == nil {
			l.slog.Warn("event log", "group", group, "error", err)
		}
		eventlog.Wait[struct{}](ctx, retryPause, nil)
	}
	return false
}

// options: rebalances wait while a poll's records are handed to the workers,
// so that none reaches a worker whose partition is gone.
func (s *subscription) options(topics []string) []kgo.Opt {
	names := make([]string, len(topics))
	for i, t := range topics {
		names[i] = s.log.name(t)
	}
	return []kgo.Opt{
		kgo.ConsumerGroup(s.log.name(s.courier.Group)), kgo.ConsumeTopics(names...), kgo.Balancers(kgo.CooperativeStickyBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchMaxWait(fetchWait),
		kgo.SessionTimeout(s.log.opt.Session), kgo.HeartbeatInterval(s.log.opt.Session / 10),
		kgo.AutoCommitMarks(), kgo.AutoCommitInterval(commitEvery), kgo.BlockRebalanceOnPoll(),
		kgo.OnPartitionsRevoked(func(ctx context.Context, _ *kgo.Client, gone map[string][]int32) {
			s.end(gone)
			s.commit(ctx)
		}),
		kgo.OnPartitionsLost(func(_ context.Context, _ *kgo.Client, gone map[string][]int32) { s.end(gone) }),
	}
}

// poll hands what has arrived to the workers. It never waits for them: a
// worker with much to do has its partition paused.
func (s *subscription) poll(ctx context.Context) {
	fetches := s.client.PollFetches(ctx)
	fetches.EachPartition(func(p kgo.FetchTopicPartition) {
		if len(p.Records) > 0 {
			s.worker(partition{p.Topic, p.Partition}).push(p.Records)
		}
	})
	s.client.AllowRebalance()
	fetches.EachError(func(topic string, _ int32, err error) {
		if ctx.Err() == nil && !errors.Is(err, context.Canceled) {
			s.log.slog.Warn("event log", "group", s.courier.Group, "topic", topic, "error", err)
			eventlog.Wait[struct{}](ctx, retryPause, nil)
		}
	})
}

func (s *subscription) worker(p partition) *worker {
	s.mu.Lock()
	defer s.mu.Unlock()
	w, ok := s.workers[p]
	if !ok {
		w = s.newWorker(p)
		s.workers[p] = w
	}
	return w
}

// end stops the workers of partitions and waits until they have stopped.
func (s *subscription) end(gone map[string][]int32) {
	var ending []*worker
	s.mu.Lock()
	for topic, numbers := range gone {
		for _, n := range numbers {
			if w, ok := s.workers[partition{topic, n}]; ok {
				ending = append(ending, w)
				delete(s.workers, w.partition)
			}
		}
	}
	s.mu.Unlock()
	for _, w := range ending {
		w.stop()
	}
	for _, w := range ending {
		<-w.done
	}
}

func (s *subscription) all() map[string][]int32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[string][]int32{}
	for p := range s.workers {
		all[p.topic] = append(all[p.topic], p.number)
	}
	return all
}

// commit tells the group how far its workers are. What cannot be told is handed
// out again.
func (s *subscription) commit(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, leaveWithin)
	defer cancel()
	if err := s.client.CommitMarkedOffsets(ctx); err != nil {
		s.log.slog.Warn("event log: offsets are not committed", "group", s.courier.Group, "error", err)
	}
}

// leave gives the partitions to the group's other members at once.
func (s *subscription) leave() {
	s.end(s.all())
	ctx, cancel := context.WithTimeout(context.Background(), leaveWithin)
	defer cancel()
	s.commit(ctx)
	_ = s.client.LeaveGroupContext(ctx) // or the cluster misses it after the session
	s.client.CloseAllowingRebalance()
}
