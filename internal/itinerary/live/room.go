package live

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	ops "sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

const (
	mostFrames = 256     // that a room remembers
	mostBytes  = 1 << 20 // that they take together
	tailPage   = 500     // operations read from the log at once
)

// room is an itinerary that somebody has open in this process.
type room struct {
	hub *Hub
	id  string

	mu       sync.Mutex
	conns    map[*conn]struct{}
	head     int64 // the last number that the room knows; below 0 until it is told where it starts
	news     int64 // the highest number heard of until then
	recent   []message
	bytes    int
	behind   bool // the log has more than head
	pulling  bool
	presence presence
	view     atomic.Pointer[view] // what readers look at, without the lock
}

// view is what a room has to tell at one time. It does not change.
type view struct {
	head   int64
	recent []message
	number int // of the last flush of presence
	last   []byte
}

func newRoom(h *Hub, id string) *room {
	r := &room{hub: h, id: id, head: -1, conns: map[*conn]struct{}{}, presence: presence{peers: map[string]*peer{}}}
	r.view.Store(&view{})
	return r
}

// show publishes what there is to tell and wakes the readers. The lock is held.
func (r *room) show() {
	r.view.Store(&view{r.head, r.recent, r.presence.number, r.presence.last})
	for c := range r.conns {
		c.wakeUp()
	}
}

func (r *room) enter(c *conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.conns[c] = struct{}{}
}

// leave removes a connection, and tells whether the room is empty.
func (r *room) leave(c *conn) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.conns, c)
	return len(r.conns) == 0
}

// start tells the room from where on it will have frames, unless it knows.
func (r *room) start(seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head >= 0 {
		return
	}
	r.head = seq
	r.show()
	if r.news > seq {
		r.lag()
	}
}

// tell takes what was committed, in order. What does not follow the room's
// head is fetched from the log.
func (r *room) tell(entries []ops.Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head < 0 {
		r.news = max(r.news, entries[len(entries)-1].Seq)
		return
	}
	entries = fresh(entries, r.head)
	if len(entries) == 0 {
		return
	}
	if entries[0].Seq != r.head+1 {
		r.lag()
		return
	}
	m := messageOf(entries)
	r.head = m.to
	r.remember(m)
	r.expel(entries)
	r.show()
}

// fresh leaves out what is known.
func fresh(entries []ops.Entry, head int64) []ops.Entry {
	i := slices.IndexFunc(entries, func(e ops.Entry) bool { return e.Seq > head })
	if i < 0 {
		return nil
	}
	return entries[i:]
}

func (r *room) remember(m message) {
	r.recent = append(r.recent, m)
	r.bytes += len(m.frame)
	for len(r.recent) > mostFrames || r.bytes > mostBytes && len(r.recent) > 1 {
		r.bytes -= len(r.recent[0].frame)
		r.recent = r.recent[1:] // readers may still look at the first
	}
}

// expel disconnects those whose access ends with the entries.
func (r *room) expel(entries []ops.Entry) {
	for _, e := range entries {
		if e.Type != ops.Member || e.Kind != ops.Delete {
			continue
		}
		for c := range r.conns {
			if c.who.UserID == e.ID {
				c.end(closeNoAccess, "you no longer have access to this trip")
			}
		}
	}
}

// heard takes word that the itinerary has come to a number.
func (r *room) heard(seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.head < 0:
		r.news = max(r.news, seq)
	case seq > r.head:
		r.lag()
	}
}

// lag makes the room read the log; one reads for all. The lock is held.
func (r *room) lag() {
	r.behind = true
	if r.pulling {
		return
	}
	r.pulling = true
	go r.pull()
}

// pull reads the log until the room has caught up.
func (r *room) pull() {
	for {
		r.mu.Lock()
		if !r.behind || len(r.conns) == 0 {
			r.pulling = false
			r.mu.Unlock()
			return
		}
		r.behind = false
		head := r.head
		r.mu.Unlock()
		entries, err := r.hub.core.Tail(r.hub.ctx, r.id, head, tailPage)
		if err != nil {
			r.hub.log.Warn("reading the log for a room", "itinerary", r.id, "error", err)
			r.mu.Lock()
			r.pulling = false // the next sweep tries again
			r.mu.Unlock()
			return
		}
		if len(entries) > 0 {
			r.tell(entries)
		}
		if len(entries) == tailPage {
			r.mu.Lock()
			r.behind = true
			r.mu.Unlock()
		}
	}
}

// next gives the frame that follows a number, if the room remembers it; more
// tells whether there is anything after the number at all.
func (r *room) next(sent int64) (m message, found, more bool) {
	v := r.view.Load()
	if sent >= v.head {
		return message{}, false, false
	}
	i, found := slices.BinarySearchFunc(v.recent, sent+1, func(m message, seq int64) int { return cmp.Compare(m.from, seq) })
	if !found {
		return message{}, false, true
	}
	return v.recent[i], true, true
}

// people gives members with names, as frames have them.
func people(members []trip.Member) []person {
	all := make([]person, 0, len(members))
	for _, m := range members {
		all = append(all, person{m.UserID, m.Name, string(m.Role)})
	}
	return all
}
