package rpc

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/trace"
)

// Client calls the methods of one service in another process.
type Client struct {
	service string
	http    http.Client
	keys    *mesh.Keys
	clock   clock.Clock
}

// callTimeout bounds a call whose caller set no deadline.
const callTimeout = 10 * time.Second

// NewClient makes a client of a service; way leads to its processes and sets
// scheme and host (see upstream).
func NewClient(service string, way http.RoundTripper, keys *mesh.Keys, c clock.Clock) *Client {
	return &Client{service, http.Client{Transport: way, Timeout: callTimeout}, keys, c}
}

// Call calls a method.
func Call[In, Out any](ctx context.Context, c *Client, name string, in In) (out Out, err error) {
	ctx, span := trace.Start(ctx, trace.Client, "call "+c.service+"."+name)
	defer func() { span.End(err) }()
	res, err := c.send(ctx, name, in)
	if err != nil {
		return out, err
	}
	defer func() { _ = res.Body.Close() }()
	switch res.StatusCode {
	case http.StatusOK:
		err = json.NewDecoder(res.Body).Decode(&out)
		return out, fault.Wrap(err, fault.Unavailable, "the answer of %s.%s broke off", c.service, name)
	case statusFault:
		return out, readProblem(res)
	}
	return out, fmt.Errorf("rpc %s.%s: status %d", c.service, name, res.StatusCode)
}

func (c *Client) send(ctx context.Context, name string, in any) (*http.Response, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+c.service+Prefix+c.service+"/"+name, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	token, err := c.keys.Sign(audience, req.Method+" "+req.URL.Path, None{}, c.clock.Now())
	if err != nil {
		return nil, err
	}
	req.Header.Set(authorise, token)
	req.Header.Set("Content-Type", "application/json")
	if parent := trace.Parent(ctx); parent != "" {
		req.Header.Set("Traceparent", parent)
	}
	res, err := c.http.Do(req)
	return res, c.away(ctx, err)
}

// away gives a connection's failure its kind.
func (c *Client) away(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	return fault.Retry(fault.Unavailable, time.Second, "the %s service does not answer just now", c.service).Because(err)
}

func readProblem(res *http.Response) error {
	var p problem
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the answer broke off")
	}
	f := fault.New(fault.KindNamed(p.Kind), "%s", p.Message)
	f.Fields, f.RetryAfter = p.Fields, p.RetryAfter
	return f
}

func asFault(err error) (*fault.Error, bool) { return errors.AsType[*fault.Error](err) }
