// Package rpctest holds both bindings of a contract to one test: the twin of
// what runs in process is what runs over HTTP.
package rpctest

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/rpc"
	"sojourn/internal/kit/upstream"
)

// Twin runs test on a contract's implementation and on its twin over HTTP.
func Twin[C any](t *testing.T, contract rpc.Contract[C], impl C, test func(t *testing.T, c C)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) { test(t, impl) })
	t.Run("over HTTP", func(t *testing.T) { test(t, Remote(t, contract, impl)) })
}

// Remote serves an implementation over HTTP on a port of its own and gives the
// way to it.
func Remote[C any](t *testing.T, contract rpc.Contract[C], impl C) C {
	t.Helper()
	keys := Keys(t)
	server := rpc.NewServer(contract.Service, keys, clock.System{}, slog.New(slog.DiscardHandler))
	contract.Serve(server, impl)
	mux := http.NewServeMux()
	server.Register(mux)
	site := httptest.NewServer(mux)
	u, err := url.Parse(site.URL)
	require.NoError(t, err)
	way := upstream.New(contract.Service, []*url.URL{u}, nil)
	t.Cleanup(func() { _ = way.Close(); site.Close() })
	return contract.Dial(rpc.NewClient(contract.Service, way, keys, clock.System{}))
}

// Keys makes a mesh key for tests.
func Keys(t *testing.T) *mesh.Keys {
	t.Helper()
	keys, err := mesh.NewKeys(strings.Repeat("k", 40))
	require.NoError(t, err)
	return keys
}
