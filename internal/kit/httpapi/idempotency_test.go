package httpapi_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

const key = "Idempotency-Key: k1"

// create sends the request that makes a thing.
func (s *site) create(t *testing.T, header ...string) answer {
	t.Helper()
	return s.do(t, "POST", "/api/v1/things", `{"name":"x"}`, header...)
}

// counted counts how often the work is done.
func (s *site) counted(err error) *atomic.Int32 {
	n := &atomic.Int32{}
	s.work = func(ctx context.Context) (string, error) { n.Add(1); return httpapi.NewID(ctx), err }
	return n
}

func TestARepeatGetsTheSameAnswer(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		n := s.counted(nil)
		first := s.create(t, ana, key).is(201)
		require.Empty(t, first.header.Get("Idempotency-Replayed"))
		for range 3 {
			again := s.create(t, ana, key).is(201)
			require.Equal(t, first.body, again.body)
			require.Equal(t, first.header.Get("Content-Type"), again.header.Get("Content-Type"))
			require.Equal(t, "true", again.header.Get("Idempotency-Replayed"))
		}
		require.EqualValues(t, 1, n.Load())
		require.NotEqual(t, first.body, s.create(t, ana, "Idempotency-Key: k2").is(201).body)
		unkeyed := s.create(t, ana).is(201)
		require.NotEqual(t, unkeyed.body, s.create(t, ana).is(201).body, "without a key nothing is remembered")
	})
}

func TestAKeyBelongsToOneRequest(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		s.create(t, ana, key).is(201)
		p := s.do(t, "POST", "/api/v1/things", `{"name":"y"}`, ana, key).problem(422)
		require.Equal(t, "header.Idempotency-Key", p.Errors[0].Location)
		s.do(t, "POST", "/api/v1/things?a=1", `{"name":"x"}`, ana, key).problem(422)
		s.create(t, ana, key).is(201)
	})
}

func TestAKeyBelongsToItsCaller(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		n := s.counted(nil)
		require.NotEqual(t, s.create(t, ana, key).is(201).body, s.create(t, bea, key).is(201).body)
		require.EqualValues(t, 2, n.Load())
	})
}

func TestAKeyIsForgottenAfterADay(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		first := s.create(t, ana, key).is(201)
		s.clock.Advance(24 * time.Hour)
		require.Equal(t, first.body, s.create(t, ana, key).is(201).body)
		s.clock.Advance(time.Second)
		require.NotEqual(t, first.body, s.create(t, ana, key).is(201).body)
	})
}

// A refusal is an answer; a failure of ours is not, and the repeat works on
// the same entity.
func TestWhatIsRemembered(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		for kind, remembered := range map[fault.Kind]bool{
			fault.Conflict: true, fault.NotFound: true, fault.Invalid: true,
			fault.Internal: false, fault.Unavailable: false, fault.Full: false, fault.Limited: false, fault.Canceled: false,
		} {
			k := "Idempotency-Key: " + strings.ReplaceAll(kind.String(), " ", "-")
			var ids []string
			s.work = func(ctx context.Context) (string, error) {
				require.True(t, httpapi.IsReserved(ctx))
				ids = append(ids, httpapi.NewID(ctx))
				return "", fault.New(kind, "no")
			}
			first := s.create(t, ana, k)
			require.GreaterOrEqual(t, first.status, 400)
			again := s.create(t, ana, k)
			require.Equal(t, first.status, again.status)
			if remembered {
				require.Len(t, ids, 1, kind)
				require.Equal(t, first.body, again.body)
				continue
			}
			require.Len(t, ids, 2, kind)
			require.Equal(t, ids[0], ids[1], "the repeat must meet the same entity")
		}
	})
}

func TestAPanicFreesItsKey(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		var reserved string
		s.work = func(ctx context.Context) (string, error) { reserved = httpapi.NewID(ctx); panic("poison") }
		s.create(t, ana, key).problem(500)
		s.counted(nil)
		require.Contains(t, s.create(t, ana, key).is(201).body, reserved)
	})
}

func TestKeysThatAreRefused(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *site) {
		n := s.counted(nil)
		for _, k := range []string{"", "a b", "é", "a\tb", "\x7f", strings.Repeat("k", 201)} {
			p := s.create(t, ana, "Idempotency-Key: "+k).problem(422)
			require.Equal(t, "header.Idempotency-Key", p.Errors[0].Location)
		}
		s.do(t, "POST", "/api/v1/things", `{"name":"`+strings.Repeat("x", 5<<20)+`"}`, ana, key).problem(413)
		require.Zero(t, n.Load())
		s.create(t, ana, "Idempotency-Key: "+strings.Repeat("k", 200)).is(201)
		s.create(t, "Authorization: Bearer wrong", key).problem(401)
	})
}

func TestAServerWithoutAStoreRefusesKeys(t *testing.T) {
	t.Parallel()
	newSite(t).create(t, ana, key).problem(422)
}
