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
	stuck       = 15 * time.Second // a frame that takes longer is not read any more
	framesRate  = 50               // frames a second that a client may send
	framesBurst = 300
)

// conn is one client's connection. While nothing happens it has no goroutine
// but the one that reads.
type conn struct {
	hub     *Hub
	socket  Socket
	who     httpapi.Principal
	key     string
	client  string
	room    *room
	name    string
	listens bool // it cannot send: an event stream
	cancel  context.CancelFunc
	ending  sync.Once
	heard   atomic.Int64 // when it last sent a frame, Unix seconds
	writing atomic.Int64 // since when it is told something, Unix seconds; 0 while it is not
	poke    atomic.Bool  // tell it that the server is there

	mu      sync.Mutex
	busy    bool // somebody tells it what is new, or it is not ready to be told
	more    bool // there is more since
	closed  bool
	tellers sync.WaitGroup

	sent int64 // the number that the client was told last; the teller's alone
	seen int   // the presence flush it was told last; likewise
}

func (h *Hub) newConn(s Socket, who httpapi.Principal, listens bool, cancel context.CancelFunc) *conn {
	c := &conn{hub: h, socket: s, who: who, key: id.Random(6), listens: listens, cancel: cancel, busy: true}
	c.heard.Store(h.clock.Now().Unix())
	return c
}

// wakeUp makes somebody tell the client what is new.
func (c *conn) wakeUp() {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.closed:
	case c.busy:
		c.more = true
	default:
		c.busy = true
		c.tellers.Add(1)
		go c.tell()
	}
}

// open begins telling, once the client was welcomed.
func (c *conn) open() {
	c.mu.Lock()
	c.busy = false
	c.mu.Unlock()
	c.wakeUp()
}

// shut ends telling, and waits until nobody does.
func (c *conn) shut() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.tellers.Wait()
}

// tell tells the client all that is new, until nothing is.
func (c *conn) tell() {
	defer c.tellers.Done()
	for {
		c.writing.Store(c.hub.clock.Now().Unix())
		err := c.catchUp()
		c.writing.Store(0)
		c.mu.Lock()
		if err != nil || !c.more || c.closed {
			c.busy = err != nil // after an error there is nobody to tell
			c.mu.Unlock()
			if err != nil {
				c.end(closeRestart, "")
			}
			return
		}
		c.more = false
		c.mu.Unlock()
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

// catchUp sends all operations after the last one sent, and then who is there.
func (c *conn) catchUp() error {
	for {
		m, found, more := c.room.next(c.sent)
		if !more {
			break
		}
		if !found {
			entries, err := c.hub.core.Tail(c.hub.ctx, c.room.id, c.sent, tailPage)
			if err != nil {
				return err
			}
			if len(entries) == 0 {
				break
			}
			m = messageOf(entries)
		}
		if err := c.socket.Write(m.frame); err != nil {
			return err
		}
		c.sent = m.to
	}
	if c.poke.CompareAndSwap(true, false) {
		if err := c.socket.Write(pong); err != nil {
			return err
		}
	}
	frame, number := c.room.seen(c.seen)
	c.seen = number
	if frame == nil {
		return nil
	}
	return c.socket.Write(frame)
}

// reply sends an answer. It waits while the client does not read: nor is it
// read from, then.
func (c *conn) reply(frame any) error {
	if err := c.socket.Write(encode(frame)); err != nil {
		return fault.Wrap(err, fault.Canceled, "the client is gone")
	}
	return nil
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
		return c.reply(json.RawMessage(pong))
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
		if err := c.reply(rejectFrame{Type: "reject", N: refused.N, Last: r.Last, Problem: refused.Problem}); err != nil {
			return err
		}
	}
	if r.Reset {
		return c.reply(rejectFrame{Type: "reject", Code: "client_reset", Last: r.Last})
	}
	return c.reply(ackFrame{"ack", r.Last, r.Seq, r.Conflicts, r.Merged})
}

func (c *conn) present(s state) error {
	if n := s.size(); n > mostState {
		return fault.AtField("frame", n, "a presence of %d bytes: at most %d", n, mostState)
	}
	c.room.note(&peer{Key: c.key, User: c.who.UserID, Name: c.name, Colour: colourOf(c.who.UserID), state: s, at: c.hub.clock.Now()}, true)
	return nil
}
