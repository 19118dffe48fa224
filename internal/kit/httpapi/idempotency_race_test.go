package httpapi_test

import (
	"context"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// hold starts a request whose work hangs until finish is called.
func (s *site) hold(t *testing.T) (reserved string, finish func() answer) {
	t.Helper()
	working, free, done := make(chan string), make(chan struct{}), make(chan answer, 1)
	var once atomic.Bool
	s.work = func(ctx context.Context) (string, error) {
		if once.CompareAndSwap(false, true) {
			working <- httpapi.NewID(ctx)
			<-free
		}
		return httpapi.NewID(ctx), nil
	}
	go func() { done <- s.create(t, ana, key) }()
	return <-working, func() answer { close(free); return <-done }
}

func TestARepeatDuringTheWorkWaits(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		_, finish := s.hold(t)
		require.Contains(t, s.create(t, ana, key).problem(409).Detail, "still running")
		first := finish().is(201)
		require.Equal(t, first.body, s.create(t, ana, key).is(201).body)
	})
}

// A process that died between claim and answer leaves the key for a minute;
// then a repeat takes it over, with the entity's id of the first try.
func TestARepeatAfterACrash(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		reserved, finish := s.hold(t)
		defer finish()
		s.clock.Advance(59 * time.Second)
		s.create(t, ana, key).problem(409)
		s.clock.Advance(time.Second)
		require.Contains(t, s.create(t, ana, key).is(201).body, reserved)
	})
}

// race sends a request n times at once; work lasts until all but one are
// answered. It tells how often the work was done, and how many were refused.
func (s *site) race(t *testing.T, n int, header ...string) (worked int32, refused int) {
	t.Helper()
	var works atomic.Int32
	free, answers := make(chan struct{}), make(chan int, n)
	s.work = func(ctx context.Context) (string, error) {
		works.Add(1)
		<-free
		return httpapi.NewID(ctx), nil
	}
	for range n {
		go func() { answers <- s.create(t, header...).status }()
	}
	late := time.After(20 * time.Second)
	for answered := range n {
		if answered == n-1 {
			close(free)
		}
		select {
		case status := <-answers:
			if status == 409 {
				refused++
			}
		case <-late:
			if answered < n-1 {
				close(free)
			}
			t.Fatalf("%d of %d repeats work at once", works.Load(), n)
		}
	}
	return works.Load(), refused
}

func TestOneOfManyRepeatsWorks(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		worked, refused := s.race(t, 8, ana, key)
		require.EqualValues(t, 1, worked)
		require.Equal(t, 7, refused)
	})
}

// The same where a key is taken over: two repeats must not both find it free.
func TestOneOfManyTakesOver(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		for round := range 5 {
			k := "Idempotency-Key: r" + strconv.Itoa(round)
			s.counted(fault.New(fault.Unavailable, "away"))
			s.create(t, ana, k).problem(503) // leaves a claim that is up
			worked, refused := s.race(t, 6, ana, k)
			require.EqualValues(t, 1, worked)
			require.Equal(t, 5, refused)
		}
	})
}
