package identity_test

import (
	"context"
	"errors"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/notify/notifyapi"
)

// mailbox is a Mailer that keeps the mails.
type mailbox struct {
	mu   sync.Mutex
	all  []notifyapi.Mail
	fail error
}

func (b *mailbox) Send(_ context.Context, m notifyapi.Mail) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail != nil {
		return b.fail
	}
	b.all = append(b.all, m)
	return nil
}

func (b *mailbox) last(t testing.TB, kind string) notifyapi.Mail {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := len(b.all) - 1; i >= 0; i-- {
		if b.all[i].Kind == kind {
			return b.all[i]
		}
	}
	require.FailNow(t, "no mail of kind "+kind)
	return notifyapi.Mail{}
}

func (b *mailbox) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.all)
}

// memoryLog is an event log that keeps what it takes.
type memoryLog struct {
	eventlog.Log
	mu     sync.Mutex
	events []eventlog.Event
}

func (l *memoryLog) Append(_ context.Context, topic string, events []eventlog.Event) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, events...)
	return nil
}

type syncWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *syncWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// shakyCache is a cache that can be made to fail.
type shakyCache struct {
	cache.Cache
	mu  sync.Mutex
	err error
}

func (c *shakyCache) fail(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.err = err
}

func (c *shakyCache) failure() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *shakyCache) Get(ctx context.Context, key string) ([]byte, bool, error) {
	if err := c.failure(); err != nil {
		return nil, false, err
	}
	return c.Cache.Get(ctx, key)
}

func (c *shakyCache) Set(ctx context.Context, key string, value []byte, ttl time.Duration) error {
	return errors.Join(c.failure(), c.Cache.Set(ctx, key, value, ttl))
}

func (c *shakyCache) Delete(ctx context.Context, key string) error {
	return errors.Join(c.failure(), c.Cache.Delete(ctx, key))
}

func (c *shakyCache) Count(ctx context.Context, key string, ttl time.Duration) (int64, time.Duration, error) {
	if err := c.failure(); err != nil {
		return 0, 0, err
	}
	return c.Cache.Count(ctx, key, ttl)
}
