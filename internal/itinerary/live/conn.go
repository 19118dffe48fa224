package live

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	ops "sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

const (
	helloWithin = 10 * time.Second
	silence     = 60 * time.Second // without a frame the client is gone
	framesRate  = 50               // frames a second that a client may send
	framesBurst = 300
	replies     = 16 // answers that may wait for the writer; the reader waits after that
)

// conn is one client's connection.
type conn struct {
	hub    *Hub
	socket Socket
	who    httpapi.Principal
	key    string
	client string
	room   *room
	name   string

	sent     int64 // the number that the client was told last; the writer's alone once it runs
	seen     int   // the presence flush it was told last; likewise
	wake     chan struct{}
	replies  chan []byte
	heard    atomic.Int64 // when it last sent a frame, Unix seconds
	listens  bool         // it cannot send: an event stream
	cancel   context.CancelFunc
	ending   sync.Once
	finished chan struct{} // closed when the writer has stopped
}

func (h *Hub) newConn(s Socket, who httpapi.Principal, listens bool, cancel context.CancelFunc) *conn {
	c := &conn{hub: h, socket: s, who: who, key: id.Random(6), wake: make(chan struct{}, 1), replies: make(chan []byte, replies),
		listens: listens, cancel: cancel, finished: make(chan struct{})}
	c.heard.Store(h.clock.Now().Unix())
	return c
}

// wakeUp tells the writer that there may be something to send.
func (c *conn) wakeUp() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// end closes the connection, once, for a reason that the client is told. It
// does not wait for the client to agree.
func (c *conn) end(code int, reason string) {
	c.ending.Do(func() {
		go func() {
			c.socket.Close(code, reason)
			c.cancel()
		}()
	})
}

// write sends what there is to send until the context ends.
func (c *conn) write(ctx context.Context) {
	defer close(c.finished)
	for {
		select {
		case <-ctx.Done():
			return
		case frame := <-c.replies:
			if c.socket.Write(ctx, frame) != nil {
				c.cancel()
				return
			}
		case <-c.wake:
			if err := c.catchUp(ctx); err != nil {
				c.cancel()
				return
			}
		}
	}
}

// catchUp sends all operations after the last one sent, and then who is there.
func (c *conn) catchUp(ctx context.Context) error {
	for ctx.Err() == nil {
		m, found, more := c.room.next(c.sent)
		if !more {
			break
		}
		if !found {
			entries, err := c.hub.core.Tail(ctx, c.room.id, c.sent, tailPage)
			if err != nil {
				return err
			}
			if len(entries) == 0 {
				break
			}
			m = messageOf(entries)
		}
		if err := c.socket.Write(ctx, m.frame); err != nil {
			return err
		}
		c.sent = m.to
	}
	frame, number := c.room.seen(c.seen)
	c.seen = number
	if frame == nil {
		return ctx.Err()
	}
	return c.socket.Write(ctx, frame)
}

// reply hands an answer to the writer; a client that does not read is not read
// from either.
func (c *conn) reply(ctx context.Context, frame any) error {
	b, ready := frame.([]byte)
	if !ready {
		b = encode(frame)
	}
	select {
	case c.replies <- b:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// read takes the client's frames until the connection ends.
func (c *conn) read(ctx context.Context) {
	limit := rate.NewLimiter(framesRate, framesBurst)
	for {
		b, err := c.socket.Read(ctx)
		if err != nil {
			return
		}
		now := c.hub.clock.Now()
		c.heard.Store(now.Unix())
		if !limit.AllowN(now, 1) {
			c.end(closeTooFast, "too many frames: at most 50 a second")
			return
		}
		if err := c.take(ctx, b); err != nil {
			c.fail(err)
			return
		}
	}
}

// fail ends the connection for an error, saying no more than a caller may know.
func (c *conn) fail(err error) {
	switch fault.KindOf(err) {
	case fault.NotFound:
		c.end(closeNotThere, "there is no such trip")
	case fault.Forbidden:
		c.end(closeNoAccess, "you may not do this")
	case fault.Invalid:
		c.end(closeInvalid, cut(err.Error()))
	case fault.Canceled:
		c.end(closeRestart, "")
	default:
		c.hub.log.Warn("live connection", "error", err)
		c.end(closeFailed, "the server failed; try again")
	}
}

const mostReason = 120 // bytes; the protocol allows 123

func cut(s string) string {
	if len(s) <= mostReason {
		return s
	}
	return s[:mostReason]
}

func (c *conn) take(ctx context.Context, b []byte) error {
	var f incoming
	if err := json.Unmarshal(b, &f); err != nil {
		return fault.Wrap(err, fault.Invalid, "a frame is not JSON of the form that is documented")
	}
	switch f.Type {
	case "push":
		return c.push(ctx, f.Ops)
	case "presence":
		return c.present(f.state)
	case "ping":
		return c.reply(ctx, pong)
	}
	return fault.AtField("frame.type", f.Type, "must be push, presence or ping after the hello")
}

// pushScope is what an API token needs to push; the connection itself asks for
// less.
const pushScope = "itineraries:write"

func (c *conn) push(ctx context.Context, pushed []ops.Pushed) error {
	if !c.who.May(pushScope) {
		return fault.New(fault.Forbidden, "this API token lacks the scope %s", pushScope)
	}
	if c.client == "" {
		return fault.AtField("frame.client", "", "the hello named no client, so it cannot push")
	}
	r, err := c.hub.core.Push(ctx, c.who.UserID, c.room.id, c.client, pushed)
	if err != nil {
		return err
	}
	for _, refused := range r.Refused {
		if err := c.reply(ctx, rejectFrame{Type: "reject", N: refused.N, Last: r.Last, Problem: refused.Problem}); err != nil {
			return err
		}
	}
	if r.Reset {
		return c.reply(ctx, rejectFrame{Type: "reject", Code: "client_reset", Last: r.Last})
	}
	return c.reply(ctx, ackFrame{"ack", r.Last, r.Seq, r.Conflicts, r.Merged})
}

func (c *conn) present(s state) error {
	if n := s.size(); n > mostState {
		return fault.AtField("frame", n, "a presence of %d bytes: at most %d", n, mostState)
	}
	c.room.note(&peer{Key: c.key, User: c.who.UserID, Name: c.name, Colour: ColourOf(c.who.UserID), state: s, at: c.hub.clock.Now()}, true)
	return nil
}
