// Package offline is what a client keeps of an itinerary: what the server has
// confirmed, what it has not, and what both show together. It does no I/O:
// whoever uses it carries its pushes and brings it what came back. The planner
// in the browser does the same (web/src/sync); this one is for programs, and
// for the tests that hold both to docs/architecture/live.md.
package offline

import (
	"encoding/json"
	"maps"
	"slices"

	"sojourn/internal/itinerary/sync"
)

// Client is one replica with changes of its own. It is not safe for concurrent
// use.
type Client struct {
	ID      string
	Seq     int64         // of the base
	N       int64         // the number given last
	Acked   int64         // up to which the server has said that it is done
	Base    sync.Replica  // confirmed
	Pending []sync.Pushed // not yet in the base, in order
	Refused []sync.Refusal
	User    string

	view    sync.Replica
	arrived map[int64]bool // in the base, but not acknowledged: it may be a cloned profile's
}

// New makes a client that knows nothing.
func New(id, user string) *Client {
	return &Client{ID: id, User: user, Base: sync.Replica{}, view: sync.Replica{}, arrived: map[int64]bool{}}
}

// Make numbers an operation and shows its effect.
func (c *Client) Make(batch string, ops ...sync.Op) {
	for _, op := range ops {
		c.N++
		p := sync.Pushed{Client: c.ID, N: c.N, Op: op, Base: c.Seq, Batch: batch}
		c.Pending = append(c.Pending, p)
		c.show(p)
	}
}

// View is what the person sees: the base with what is pending folded over it.
func (c *Client) View() sync.Replica { return c.view }

// Unsent lists what the server has not acknowledged, at most limit, whole
// batches.
func (c *Client) Unsent(limit int) []sync.Pushed {
	var out []sync.Pushed
	for _, p := range c.Pending {
		if p.N <= c.Acked {
			continue
		}
		if len(out) >= limit && (p.Batch == "" || p.Batch != out[len(out)-1].Batch) {
			break
		}
		out = append(out, p)
	}
	return out
}

// Answered takes the answer to a push. It tells whether the client's id is
// somebody else's as well, and a new one must be taken by Rename. The answer
// acknowledges nothing but what was pushed: other numbers may be a cloned
// profile's, or have been refused in an answer that was lost.
func (c *Client) Answered(pushed []sync.Pushed, r sync.Result) (reset bool) {
	for _, p := range pushed {
		if p.N == c.Acked+1 && p.N <= r.Last {
			c.Acked = p.N
		}
	}
	for _, refusal := range r.Refused {
		if refusal.N <= c.Acked { // others are told again
			c.refuse(refusal)
		}
	}
	c.drop(func(p sync.Pushed) bool { return p.N <= c.Acked && c.arrived[p.N] })
	return r.Reset
}

func (c *Client) drop(done func(sync.Pushed) bool) {
	c.Pending = slices.DeleteFunc(c.Pending, done)
	c.Rebase()
}

func (c *Client) refuse(r sync.Refusal) {
	was := len(c.Pending)
	c.drop(func(p sync.Pushed) bool { return p.N == r.N })
	if len(c.Pending) < was {
		c.Refused = append(c.Refused, r)
	}
}

// Rename takes another id and numbers what is not done with anew. What was done
// under the old one comes with the base.
func (c *Client) Rename(id string) {
	c.drop(func(p sync.Pushed) bool { return p.N <= c.Acked })
	c.ID, c.N, c.Acked = id, 0, 0
	clear(c.arrived)
	for i := range c.Pending {
		c.N++
		c.Pending[i].Client, c.Pending[i].N = id, c.N
	}
}

// Receive folds entries of the log. It answers false at a gap: then the client
// has to pull.
func (c *Client) Receive(entries []sync.Entry) bool {
	for _, e := range entries {
		if e.Seq <= c.Seq {
			continue
		}
		if e.Seq != c.Seq+1 {
			return false
		}
		c.Base.Fold(e)
		c.Seq = e.Seq
		if e.Client == c.ID && c.ID != "" {
			c.arrived[e.N] = true
		}
	}
	c.drop(func(p sync.Pushed) bool { return p.N <= c.Acked && c.arrived[p.N] })
	return true
}

// Welcomed takes the answer to a hello: where a snapshot comes, it is the new
// base, and all that the server is done with is in it. The answer to the next
// push tells which of the client's it was done with.
func (c *Client) Welcomed(w sync.Welcome) {
	if w.Snapshot == nil {
		return
	}
	c.Base, c.Seq = sync.NewReplica(w.Snapshot.Entities), w.Snapshot.Seq
	for n := range c.N {
		if n+1 <= w.Last {
			c.arrived[n+1] = true
		}
	}
	c.drop(func(p sync.Pushed) bool { return p.N <= c.Acked && c.arrived[p.N] })
}

// Rebase folds what is pending over the base anew.
func (c *Client) Rebase() {
	c.view = maps.Clone(c.Base)
	for _, p := range c.Pending {
		c.show(p)
	}
}

func clone(e *sync.Entity) *sync.Entity {
	next := *e
	next.Fields, next.Text = maps.Clone(e.Fields), maps.Clone(e.Text)
	return &next
}

// show folds a pending operation into the view. It has no number yet, so the
// entity keeps its own.
func (c *Client) show(p sync.Pushed) {
	key := sync.ReplicaKey{Type: p.Type, ID: p.ID}
	seq := int64(0)
	if e := c.view[key]; e != nil {
		if p.Kind == sync.Create {
			return
		}
		seq = e.Seq
		if e == c.Base[key] {
			c.view[key] = clone(e)
		}
	}
	c.view.Fold(sync.Entry{Op: p.Op, Stamp: sync.Stamp{Seq: seq, Actor: c.User}})
}

// Copy is the client as its device has it stored.
func (c *Client) Copy() *Client {
	next := *c
	next.Pending, next.Refused = slices.Clone(c.Pending), slices.Clone(c.Refused)
	next.Base, next.arrived = sync.NewReplica(c.Base.Entities()), maps.Clone(c.arrived)
	next.Rebase()
	return &next
}

// Value is a register's value in an operation.
func Value(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		return json.RawMessage("null")
	}
	return b
}
