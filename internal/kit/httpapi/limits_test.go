package httpapi_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/httpapi"
)

func limited(t *testing.T, rate float64, burst int) *site {
	t.Helper()
	return newSite(t, func(c *httpapi.Config) { c.Buckets, c.Rate, c.Burst = memory.NewBuckets(c.Clock, 1000), rate, burst })
}

func TestRateLimit(t *testing.T) {
	t.Parallel()
	s := limited(t, 0.5, 3)
	get := func(header ...string) answer { return s.do(t, "GET", "/api/v1/things/x", "", header...) }
	for range 3 {
		get(ana).is(200)
	}
	a := get(ana)
	require.Contains(t, a.problem(429).Detail, "0.5 a second, 3 at once")
	require.Equal(t, "2", a.header.Get("Retry-After"))
	get(bea).is(200) // has a bucket of her own
	s.clock.Advance(2 * time.Second)
	get(ana).is(200)
	get(ana).is(429)
	s.clock.Advance(time.Hour)
	for range 3 {
		get(ana).is(200)
	}
	get(ana).is(429)
}

// Whoever waits as long as Retry-After says is served.
func TestRetryAfterIsTrue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := limited(t, rapid.Float64Range(0.01, 50).Draw(rt, "rate"), rapid.IntRange(1, 5).Draw(rt, "burst"))
		for range 12 {
			a := s.do(t, "GET", "/api/v1/things/x", "", ana)
			if a.status == 200 {
				continue
			}
			seconds, err := strconv.Atoi(a.header.Get("Retry-After"))
			require.NoError(rt, err)
			require.Positive(rt, seconds)
			s.clock.Advance(time.Duration(seconds) * time.Second)
			s.do(t, "GET", "/api/v1/things/x", "", ana).is(200)
		}
	})
}

// Guessing tokens is limited as well, and so is asking with none.
func TestStrangersAreLimitedByAddress(t *testing.T) {
	t.Parallel()
	for _, header := range []string{"Authorization: Bearer guess", "Accept: */*"} {
		s := limited(t, 1, 3)
		for range 3 {
			s.do(t, "GET", "/api/v1/things/x", "", header).is(401)
		}
		s.do(t, "GET", "/api/v1/things/x", "", header).problem(429)
		s.do(t, "PATCH", "/api/v1/things/x", "{}").problem(429)
		s.do(t, "GET", "/api/v1/things/x", "", ana).is(200) // who signs in has a bucket of their own
		r := request(t, "PATCH", "/api/v1/things/x", "{}")
		r.RemoteAddr = "198.51.100.7:1"
		s.send(t, r).is(200)
	}
}

func TestNoLimit(t *testing.T) {
	t.Parallel()
	s := limited(t, 0, 1)
	for range 100 {
		s.do(t, "GET", "/api/v1/things/x", "", ana).is(200)
	}
}
