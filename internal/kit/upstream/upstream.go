// Package upstream reaches another target of the split shape: one or more
// addresses of the same service, with a circuit breaker each.
//
// A request goes to the next address whose circuit is closed. Where nothing
// was sent, because the address does not answer, the next one is tried: a
// process that is killed costs its running requests and no others. Where no
// address is left, the caller learns so at once.
package upstream

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/failsafe-go/failsafe-go/circuitbreaker"

	"sojourn/internal/kit/fault"
)

const (
	dialTimeout   = time.Second
	headerTimeout = 30 * time.Second // for the first byte of an answer
	breakAfter    = 3                // failures in a row
	breakFor      = 500 * time.Millisecond
	idlePerHost   = 64
)

// Watch hears of each request; outcome is answered, failed or refused (the
// circuit was open).
type Watch func(target, outcome string, took time.Duration)

// Upstream is the way to one target. It is an http.RoundTripper: scheme and
// host of a request's URL are set here.
type Upstream struct {
	target    string
	addresses []*address
	next      atomic.Uint32
	transport http.RoundTripper
	watch     Watch
}

type address struct {
	url     *url.URL
	breaker circuitbreaker.CircuitBreaker[any]
}

var _ http.RoundTripper = (*Upstream)(nil)

// New makes the way to a target at its addresses (http://host:port), at least
// one. watch may be nil.
func New(target string, addresses []*url.URL, watch Watch) *Upstream {
	if watch == nil {
		watch = func(string, string, time.Duration) {}
	}
	u := &Upstream{target: target, watch: watch, transport: &http.Transport{
		DialContext:           (&net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}).DialContext,
		MaxIdleConnsPerHost:   idlePerHost,
		IdleConnTimeout:       time.Minute,
		ResponseHeaderTimeout: headerTimeout,
		DisableCompression:    true, // bodies pass as they are
	}}
	for _, a := range addresses {
		u.addresses = append(u.addresses, &address{a, circuitbreaker.NewBuilder[any]().WithFailureThreshold(breakAfter).WithSuccessThreshold(1).WithDelay(breakFor).Build()})
	}
	return u
}

// Target names the target.
func (u *Upstream) Target() string { return u.target }

// Close closes idle connections.
func (u *Upstream) Close() error {
	u.transport.(*http.Transport).CloseIdleConnections()
	return nil
}

// Open tells whether the circuits of all addresses are open.
func (u *Upstream) Open() bool {
	for _, a := range u.addresses {
		if !a.breaker.IsOpen() {
			return false
		}
	}
	return true
}

// RoundTrip implements http.RoundTripper. fault.Unavailable with RetryAfter
// where no address answers.
func (u *Upstream) RoundTrip(r *http.Request) (*http.Response, error) {
	start := time.Now()
	body := hold(r)
	defer body.release()
	err := error(nil)
	first := u.next.Add(1)
	for i := range u.addresses {
		a := u.addresses[(int(first)+i)%len(u.addresses)]
		if !a.breaker.TryAcquirePermit() {
			continue
		}
		var res *http.Response
		res, err = u.transport.RoundTrip(at(r, a.url, body))
		if err == nil {
			a.breaker.RecordSuccess()
			u.watch(u.target, "answered", time.Since(start))
			return res, nil
		}
		if errors.Is(err, context.Canceled) || isTooLarge(err) { // the caller's doing
			a.breaker.RecordSuccess()
			return nil, err
		}
		a.breaker.RecordFailure()
		if !again(r, err) {
			break
		}
	}
	outcome := "failed"
	if err == nil {
		outcome = "refused"
	}
	u.watch(u.target, outcome, time.Since(start))
	return nil, u.away(err)
}

func (u *Upstream) away(err error) error {
	return fault.Retry(fault.Unavailable, time.Second, "the %s service does not answer just now", u.target).Because(err)
}

// again tells whether a request that failed may go to another address: nothing
// of it was sent, or reading twice does no harm.
func again(r *http.Request, err error) bool {
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" {
		return true
	}
	return r.Method == http.MethodGet && r.Header.Get("Upgrade") == ""
}

func isTooLarge(err error) bool {
	_, ok := errors.AsType[*http.MaxBytesError](err)
	return ok
}

func at(r *http.Request, to *url.URL, body *held) *http.Request {
	out := r.Clone(r.Context())
	out.URL.Scheme, out.URL.Host = to.Scheme, to.Host
	if r.Body != nil {
		out.Body = body
	}
	return out
}

// held keeps a body open when an attempt fails, for the next one.
type held struct{ io.ReadCloser }

func hold(r *http.Request) *held {
	if r.Body == nil {
		return &held{http.NoBody}
	}
	return &held{r.Body}
}

// Close implements io.Closer and does nothing: see release.
func (*held) Close() error { return nil }

func (h *held) release() { _ = h.ReadCloser.Close() }

// Ask asks the target's /readyz; nil where one address is ready.
func (u *Upstream) Ask(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "/readyz", nil)
	if err != nil {
		return err
	}
	res, err := u.RoundTrip(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return fault.New(fault.Unavailable, "the %s service is not ready", u.target)
	}
	return nil
}
