package live

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sojourn/internal/identity/identityapi"
	ops "sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// Core is what a hub asks of the service.
type Core interface {
	// Hello tells a replica where it stands; fault.NotFound for who has no access.
	Hello(ctx context.Context, actor, itineraryID, client string, since int64) (ops.Welcome, error)
	// Push applies a client's operations.
	Push(ctx context.Context, actor, itineraryID, client string, pushed []ops.Pushed) (ops.Result, error)
	// Tail reads the log after a number.
	Tail(ctx context.Context, itineraryID string, since int64, limit int) ([]ops.Entry, error)
	// Seqs gives the numbers of itineraries.
	Seqs(ctx context.Context, ids []string) (map[string]int64, error)
}

// Hub is the connections of one process.
type Hub struct {
	core   Core
	fanout fanout.Fanout
	clock  clock.Clock
	log    *slog.Logger
	name   string // tells this process from others

	ctx    context.Context // ends with Run
	cancel context.CancelFunc
	served sync.WaitGroup

	mu     sync.Mutex
	rooms  map[string]*room
	conns  map[*conn]struct{}
	closed bool
	count  atomic.Int64
}

const (
	opsTopic      = "itinerary.ops"
	presenceTopic = "itinerary.presence"
	sweepEvery    = 5 * time.Second
)

// New makes a hub. Connections hear of other processes once Run runs.
func New(core Core, f fanout.Fanout, c clock.Clock, logger *slog.Logger) *Hub {
	ctx, cancel := context.WithCancel(context.Background())
	return &Hub{core: core, fanout: f, clock: c, log: logger, name: id.Random(6), ctx: ctx, cancel: cancel, rooms: map[string]*room{}, conns: map[*conn]struct{}{}}
}

// Connections tells how many are open.
func (h *Hub) Connections() int { return int(h.count.Load()) }

// Committed tells those who listen what was committed, here and at other
// processes.
func (h *Hub) Committed(itineraryID string, log []ops.Entry) {
	if r := h.find(itineraryID); r != nil {
		r.tell(log)
	}
	if err := h.fanout.Publish(h.ctx, opsTopic, news(h.name, itineraryID, log[len(log)-1].Seq)); err != nil && h.ctx.Err() == nil {
		h.log.Debug("other processes are not told at once", "error", err)
	}
}

func (h *Hub) find(itineraryID string) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.rooms[itineraryID]
}

// Serve speaks with one client until the connection ends. listens says that
// the client cannot send; it then reads from since.
func (h *Hub) Serve(ctx context.Context, s Socket, who httpapi.Principal, itineraryID string, hello *Hello) {
	defer h.recover()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := h.newConn(s, who, hello != nil, cancel)
	stop := context.AfterFunc(h.ctx, func() { c.end(closeRestart, "the server is going away; come back") })
	defer stop()
	if !h.add(c) {
		s.Close(closeRestart, "the server is going away; come back")
		return
	}
	defer h.remove(c)
	defer c.shut()
	if err := c.begin(ctx, itineraryID, hello); err != nil {
		c.fail(err)
		return
	}
	c.open()
	c.read(ctx)
	c.end(closeRestart, "")
	c.room.note(&peer{Key: c.key, Gone: true}, true)
}

// recover keeps a bug in one connection from ending the process.
func (h *Hub) recover() {
	if p := recover(); p != nil {
		h.log.Error("panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
	}
}

// Hello is what an event stream says in its address.
type Hello struct {
	Since  int64
	Client string
}

// begin reads the hello, enters the room and answers. The room is entered
// before the state is read, so that nothing falls between.
func (c *conn) begin(ctx context.Context, itineraryID string, hello *Hello) error {
	if hello == nil {
		var err error
		if hello, err = c.readHello(ctx, itineraryID); err != nil {
			return err
		}
	}
	c.client = hello.Client
	c.room = c.hub.enter(itineraryID, c)
	w, err := c.hub.core.Hello(ctx, c.who.UserID, itineraryID, hello.Client, hello.Since)
	if err != nil {
		return err
	}
	c.sent = hello.Since
	if w.Snapshot != nil {
		c.sent = w.Snapshot.Seq
	}
	for _, m := range w.People {
		if m.UserID == c.who.UserID {
			c.name = m.Name
		}
	}
	c.room.start(c.sent)
	c.room.heard(w.Seq)
	return c.greet(w)
}

func (c *conn) greet(w ops.Welcome) error {
	frame, number := c.room.here()
	c.seen = number
	err := c.reply(welcomeFrame{Type: "welcome", Seq: w.Seq, Last: w.Last, User: c.who.UserID, Role: string(w.Role), Schema: schema,
		Colour: colourOf(c.who.UserID), Key: c.key, People: people(w.People), Snapshot: w.Snapshot})
	if err != nil {
		return err
	}
	return c.reply(json.RawMessage(frame))
}

func (c *conn) readHello(ctx context.Context, itineraryID string) (*Hello, error) {
	ctx, cancel := context.WithTimeout(ctx, helloWithin)
	defer cancel()
	b, err := c.socket.Read(ctx)
	if err != nil {
		return nil, fault.Wrap(err, fault.Canceled, "no hello")
	}
	var f incoming
	if err := json.Unmarshal(b, &f); err != nil || f.Type != "hello" {
		return nil, fault.AtField("frame.type", f.Type, "the first frame must be a hello")
	}
	switch {
	case f.Itinerary != "" && f.Itinerary != itineraryID:
		return nil, fault.AtField("frame.itinerary", f.Itinerary, "is not the itinerary of the address")
	case f.Schema != schema:
		return nil, fault.AtField("frame.schema", f.Schema, "must be %d: reload the page", schema)
	case f.Since < 0:
		return nil, fault.AtField("frame.since", f.Since, "must be the number of an operation, or 0")
	}
	return &Hello{f.Since, f.Client}, nil
}

func (h *Hub) add(c *conn) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return false
	}
	h.conns[c] = struct{}{}
	h.count.Add(1)
	h.served.Add(1)
	return true
}

func (h *Hub) enter(itineraryID string, c *conn) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.rooms[itineraryID]
	if r == nil {
		r = newRoom(h, itineraryID)
		h.rooms[itineraryID] = r
	}
	r.enter(c)
	return r
}

func (h *Hub) remove(c *conn) {
	defer h.served.Done()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.conns, c)
	h.count.Add(-1)
	if c.room != nil && c.room.leave(c) {
		delete(h.rooms, c.room.id)
	}
}

// Run hears of other processes and looks after the connections until ctx ends;
// then it closes them all.
func (h *Hub) Run(ctx context.Context) error {
	var wg sync.WaitGroup
	for topic, on := range map[string]func(fanout.Signal){opsTopic: h.onOps, presenceTopic: h.onPresence, identityapi.EndedTopic: h.onEnded} {
		wg.Go(func() {
			if err := h.fanout.Subscribe(ctx, topic, on); err != nil {
				h.log.Error("fan-out", "topic", topic, "error", err)
			}
		})
	}
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ticker.C:
			h.sweep(ctx)
		}
	}
	h.close()
	wg.Wait()
	return nil
}

func (h *Hub) close() {
	h.mu.Lock()
	h.closed = true
	h.mu.Unlock()
	h.cancel()
	h.served.Wait()
}

func (h *Hub) onOps(s fanout.Signal) {
	switch s.Kind {
	case fanout.Message:
		parts := strings.Fields(string(s.Body))
		if len(parts) != 3 || parts[0] == h.name {
			return
		}
		seq, err := strconv.ParseInt(parts[2], 10, 64)
		if r := h.find(parts[1]); r != nil && err == nil {
			r.heard(seq)
		}
	case fanout.Up:
		h.look(h.ctx) // for what was missed while nothing arrived
	case fanout.Down:
	}
}

// onEnded disconnects who has signed out or whose token was revoked. While
// endings are not heard of, some may be missed: then all must come back and
// show their credentials again.
func (h *Hub) onEnded(s fanout.Signal) {
	var ended map[string]bool
	switch s.Kind {
	case fanout.Up:
		return
	case fanout.Message:
		var e identityapi.Ended
		if err := json.Unmarshal(s.Body, &e); err != nil {
			return
		}
		ended = map[string]bool{}
		for _, i := range e.IDs {
			ended[i] = i != ""
		}
	case fanout.Down:
	}
	for _, c := range h.all() {
		switch {
		case ended == nil:
			c.end(closeRestart, "connect again")
		case ended[c.who.SessionID] || ended[c.who.TokenID] || ended[c.who.UserID]:
			c.end(closeSignedOut, "signed out")
		}
	}
}

func (h *Hub) all() []*conn {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := make([]*conn, 0, len(h.conns))
	for c := range h.conns {
		all = append(all, c)
	}
	return all
}

// outbound passes presence on to other processes.
func (h *Hub) outbound(room string, p *peer) {
	if err := h.fanout.Publish(h.ctx, presenceTopic, encode(wire{h.name, room, []*peer{p}})); err != nil && h.ctx.Err() == nil {
		h.log.Debug("presence stays in this process", "error", err)
	}
}

func (h *Hub) onPresence(s fanout.Signal) {
	var w wire
	if s.Kind != fanout.Message || json.Unmarshal(s.Body, &w) != nil || w.Hub == h.name {
		return
	}
	r := h.find(w.Room)
	if r == nil {
		return
	}
	for _, p := range w.Peers {
		p.at = h.clock.Now()
		r.note(p, false)
	}
}

// sweep ends what is silent, forgets who is gone, and looks for operations
// whose news was lost.
func (h *Hub) sweep(ctx context.Context) {
	now := h.clock.Now()
	for _, c := range h.all() {
		writing := c.writing.Load()
		switch {
		case writing > 0 && now.Unix()-writing > int64(stuck.Seconds()):
			c.end(closeSilent, "what was sent is not read")
		case c.listens: // so that one that is gone is found
			c.poke.Store(true)
			c.wakeUp()
		case now.Unix()-c.heard.Load() > int64(silence.Seconds()):
			c.end(closeSilent, "silent for too long")
		}
	}
	h.mu.Lock()
	rooms := make([]*room, 0, len(h.rooms))
	for _, r := range h.rooms {
		rooms = append(rooms, r)
	}
	h.mu.Unlock()
	for _, r := range rooms {
		for _, p := range r.stale(now) {
			r.note(p, false)
		}
	}
	h.look(ctx)
}

// look asks how far the open itineraries are.
func (h *Hub) look(ctx context.Context) {
	h.mu.Lock()
	ids := make([]string, 0, len(h.rooms))
	for i := range h.rooms {
		ids = append(ids, i)
	}
	h.mu.Unlock()
	if len(ids) == 0 {
		return
	}
	seqs, err := h.core.Seqs(ctx, ids)
	if err != nil {
		h.log.Debug("looking for missed operations", "error", err)
		return
	}
	for i, seq := range seqs {
		if r := h.find(i); r != nil {
			r.heard(seq)
		}
	}
}
