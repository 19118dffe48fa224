package live

import (
	"encoding/json"
	"hash/fnv"
	"time"
)

const (
	coalesce    = 50 * time.Millisecond // presence is told at most this often
	peerAge     = 15 * time.Second      // what is not renewed is gone
	mostState   = 2000                  // bytes of what one client tells of itself
	coloursUsed = 8
)

// state is what a client tells of itself. It is passed on as it came.
type state struct {
	Focus  json.RawMessage `json:"focus,omitempty"`
	Cursor json.RawMessage `json:"cursor,omitempty"`
	BBox   json.RawMessage `json:"bbox,omitempty"`
	View   json.RawMessage `json:"view,omitempty"`
	Off    bool            `json:"off,omitempty"`
}

func (s state) size() int { return len(s.Focus) + len(s.Cursor) + len(s.BBox) + len(s.View) }

// peer is somebody who has the itinerary open, here or at another process.
type peer struct {
	Key    string `json:"key"`
	User   string `json:"user,omitempty"`
	Name   string `json:"name,omitempty"`
	Colour int    `json:"colour,omitempty"`
	state
	Gone bool `json:"gone,omitempty"`

	at time.Time
}

// presence is who is in a room.
type presence struct {
	peers  map[string]*peer
	dirty  map[string]*peer // to be told at the next flush
	timer  bool
	number int    // of the last flush
	last   []byte // its frame
}

type presenceFrame struct {
	Type  string  `json:"type"`
	Peers []*peer `json:"peers"`
}

// wire is what processes tell each other of presence.
type wire struct {
	Hub   string  `json:"h"`
	Room  string  `json:"i"`
	Peers []*peer `json:"p"`
}

// colourOf gives a user's colour, 1 to 8; it is the same everywhere.
func colourOf(userID string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(userID)) // a hash takes all
	return int(h.Sum32()%coloursUsed) + 1
}

// note takes what somebody tells of themselves; the flush that follows tells
// all of it at once.
func (r *room) note(p *peer, local bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p.Gone || p.Off {
		if r.presence.peers[p.Key] == nil {
			return
		}
		delete(r.presence.peers, p.Key)
		p = &peer{Key: p.Key, Gone: true}
	} else {
		r.presence.peers[p.Key] = p
	}
	if r.presence.dirty == nil {
		r.presence.dirty = map[string]*peer{}
	}
	r.presence.dirty[p.Key] = p
	if local {
		r.hub.outbound(r.id, p)
	}
	if !r.presence.timer {
		r.presence.timer = true
		time.AfterFunc(coalesce, r.flush)
	}
}

// flush makes one frame of what is new and wakes the readers.
func (r *room) flush() {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := presenceFrame{Type: "presence", Peers: make([]*peer, 0, len(r.presence.dirty))}
	for _, p := range r.presence.dirty {
		f.Peers = append(f.Peers, p)
	}
	r.presence.dirty, r.presence.timer = nil, false
	r.presence.number++
	r.presence.last = encode(f)
	r.show()
}

// here gives the frame of all who are here, and the flush it is as new as.
func (r *room) here() (frame []byte, number int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.everybody(), r.presence.number
}

func (r *room) everybody() []byte {
	f := presenceFrame{Type: "presence", Peers: make([]*peer, 0, len(r.presence.peers))}
	for _, p := range r.presence.peers {
		f.Peers = append(f.Peers, p)
	}
	return encode(f)
}

// seen gives the presence frame for a reader that has seen a flush: the last
// one where it missed none, else all who are here. nil where nothing is new.
func (r *room) seen(number int) (frame []byte, now int) {
	switch v := r.view.Load(); v.number - number {
	case 0:
		return nil, number
	case 1:
		return v.last, v.number
	}
	return r.here()
}

// stale lists those who have told nothing for long.
func (r *room) stale(now time.Time) []*peer {
	r.mu.Lock()
	defer r.mu.Unlock()
	var gone []*peer
	for key, p := range r.presence.peers {
		if now.Sub(p.at) > peerAge {
			gone = append(gone, &peer{Key: key, Gone: true})
		}
	}
	return gone
}
