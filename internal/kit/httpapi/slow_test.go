package httpapi_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// pipes is a listener without a network, for a bubble.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error   { return nil }
func (p pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

// A body that does not arrive must not hold a connection for good, with a key
// or without.
func TestABodyThatDoesNotArrive(t *testing.T) {
	t.Parallel()
	for _, header := range []string{"", "Idempotency-Key: k1\r\n"} {
		synctest.Test(t, func(t *testing.T) {
			s := keyed(t, sqldbtest.Open(t, sqldb.SQLite, httpapi.Migrations()))
			l := pipes{make(chan net.Conn), make(chan struct{})}
			srv := &http.Server{Handler: s.handler}
			served := make(chan error, 1)
			go func() { served <- srv.Serve(l) }()
			client, server := net.Pipe()
			l.conns <- server
			start := time.Now()
			_, err := fmt.Fprintf(client, "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ana\r\n%sContent-Length: 100\r\n\r\n{\"name\":", header)
			require.NoError(t, err)
			res, err := http.ReadResponse(bufio.NewReader(client), nil)
			require.NoError(t, err)
			require.Equal(t, 408, res.StatusCode, "key %q", header)
			require.Equal(t, 15*time.Second, time.Since(start))
			require.NoError(t, client.Close())
			close(l.done)
			require.ErrorIs(t, <-served, net.ErrClosed)
			require.NoError(t, srv.Close())
			s.create(t, ana, key).is(201) // the key was not claimed
		})
	}
}
