package e2e_test

import (
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// chaos is a proxy that a bad network is made of: it delays what passes, cuts
// connections, and leaves some half open, so that nothing passes and nobody is
// told.
type chaos struct {
	listener net.Listener
	target   atomic.Pointer[string]
	calm     atomic.Bool
	open     sync.WaitGroup
	mu       sync.Mutex
	conns    map[net.Conn]struct{}
	cuts     atomic.Int64
}

func newChaos(t *testing.T, target string) *chaos {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	c := &chaos{listener: l, conns: map[net.Conn]struct{}{}}
	c.target.Store(&target)
	c.open.Go(c.accept)
	t.Cleanup(func() {
		_ = l.Close()
		c.cutAll()
		c.open.Wait()
	})
	return c
}

func (c *chaos) address() string { return c.listener.Addr().String() }

func (c *chaos) accept() {
	for {
		in, err := c.listener.Accept()
		if err != nil {
			return
		}
		out, err := net.Dial("tcp", *c.target.Load())
		if err != nil {
			_ = in.Close()
			continue
		}
		c.keep(in, out)
		c.open.Go(func() { c.pass(in, out) })
		c.open.Go(func() { c.pass(out, in) })
	}
}

func (c *chaos) keep(conns ...net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range conns {
		c.conns[conn] = struct{}{}
	}
}

// cutAll ends every connection.
func (c *chaos) cutAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.conns {
		_ = conn.Close()
	}
	clear(c.conns)
}

// pass copies one direction until the connection ends or the network fails.
func (c *chaos) pass(from, to net.Conn) {
	buf := make([]byte, 4096)
	for {
		n, err := from.Read(buf)
		if err != nil {
			_ = to.Close()
			return
		}
		switch c.fate() {
		case "cut":
			c.cuts.Add(1)
			_, _ = to.Write(buf[:n/2]) // in the middle of a frame
			_ = to.Close()
			_ = from.Close()
			return
		case "half open":
			c.cuts.Add(1)
			_, _ = io.Copy(io.Discard, from)
			return
		case "delay":
			<-time.After(time.Duration(rand.IntN(30)) * time.Millisecond)
		}
		if _, err := to.Write(buf[:n]); err != nil {
			_ = from.Close()
			return
		}
	}
}

func (c *chaos) fate() string {
	if c.calm.Load() {
		return ""
	}
	switch r := rand.IntN(1000); {
	case r < 8:
		return "cut"
	case r < 12:
		return "half open"
	case r < 100:
		return "delay"
	}
	return ""
}
