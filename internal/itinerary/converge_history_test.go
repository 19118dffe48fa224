package itinerary_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

// history is one run of a few clients against the server.
type history struct {
	r       *rapid.T
	w       *world
	f       faults
	id      string
	clients []*tab
	stash   []delivery // pushes that may arrive again, later
	log     map[int64]sync.Entry
	made    map[string]bool // ids whose creation was acknowledged
	refused map[numbered]bool
	rest    int
	fails   func(format string, args ...any)
}

// numbered names an operation as its client does.
type numbered struct {
	client string
	n      int64
}

// tab is a client with what its device has stored.
type tab struct {
	*offline.Client
	stored *offline.Client
}

type delivery struct {
	from *tab
	user string
	id   string
	ops  []sync.Pushed
}

func newHistory(r *rapid.T, w *world, f faults) *history {
	h := &history{r: r, w: w, f: f, log: map[int64]sync.Entry{}, made: map[string]bool{}, refused: map[numbered]bool{}, fails: r.Fatalf}
	h.id = id.New()
	_, err := w.module.Create(w.t.Context(), ana, h.id, itinerary.CreateInput{Name: "Lisbon", StartDate: "2027-05-01", EndDate: "2027-05-03"})
	h.must(err)
	h.record()
	for range rapid.IntRange(2, 5).Draw(r, "clients") {
		h.clients = append(h.clients, h.open())
	}
	return h
}

func (h *history) must(err error) {
	if err != nil {
		h.fails("%+v", err)
	}
}

func (h *history) open() *tab {
	c := offline.New(id.Random(6), ana)
	t := &tab{Client: c, stored: c.Copy()}
	h.pull(t, 1000)
	return t
}

func (h *history) run() {
	for range rapid.IntRange(5, 40).Draw(h.r, "steps") {
		h.step()
	}
	h.settle()
	h.check()
}

func (h *history) step() {
	c := rapid.SampledFrom(h.clients).Draw(h.r, "client")
	switch rapid.IntRange(0, 20).Draw(h.r, "do") {
	case 0, 1, 2, 3, 4, 5:
		h.edit(c)
	case 6, 7, 8:
		h.push(c, rapid.IntRange(1, 5).Draw(h.r, "most"), rapid.IntRange(0, 3).Draw(h.r, "lost"))
	case 9, 10:
		h.pull(c, rapid.IntRange(1, 20).Draw(h.r, "page"))
	case 11, 12:
		h.broadcast()
	case 13:
		h.again()
	case 14:
		h.crash(c)
	case 15:
		h.restart()
	case 16:
		h.compact()
	case 17:
		h.other()
	case 18:
		h.doubled(c)
	case 19:
		h.cloned(c)
	case 20:
		h.overtaken(c)
	}
}

// push sends what a client has not sent; where the answer is lost the client
// knows nothing of it.
func (h *history) push(c *tab, most, lost int) {
	ops := c.Unsent(most)
	if len(ops) == 0 {
		return
	}
	d := delivery{c, ana, c.ID, slices.Clone(ops)}
	h.stash = append(h.stash, d)
	if lost == 1 {
		return // it never arrived, or arrives later
	}
	result := h.deliver(d)
	if lost == 2 {
		return
	}
	h.answer(c, d, result)
}

func (h *history) deliver(d delivery) sync.Result {
	result, err := h.w.module.Push(h.w.t.Context(), d.user, h.id, d.id, slices.Clone(d.ops))
	h.must(err)
	h.record()
	for _, op := range d.ops {
		refused := slices.ContainsFunc(result.Refused, func(r sync.Refusal) bool { return r.N == op.N })
		if refused {
			h.refused[numbered{d.id, op.N}] = true
		}
		if op.Kind == sync.Create && op.N <= result.Last && !refused && !result.Reset {
			h.made[op.ID] = true
		}
	}
	return result
}

func (h *history) answer(c *tab, d delivery, result sync.Result) {
	if c.Answered(d.ops, result) {
		c.Rename(id.Random(6))
	}
	c.store()
}

// store writes the device; base and pending are written together.
func (t *tab) store() { t.stored = t.Copy() }

// again delivers an old push once more, out of order.
func (h *history) again() {
	if len(h.stash) == 0 {
		return
	}
	d := rapid.SampledFrom(h.stash).Draw(h.r, "old")
	result := h.deliver(d)
	if d.from.ID == d.id && rapid.Bool().Draw(h.r, "answered") {
		h.answer(d.from, d, result)
	}
}

func (h *history) pull(c *tab, page int) {
	w, err := h.w.module.Hello(h.w.t.Context(), ana, h.id, c.ID, c.Seq)
	h.must(err)
	c.Welcomed(w)
	entries, err := h.w.module.Tail(h.w.t.Context(), h.id, c.Seq, page)
	h.must(err)
	h.receive(c, entries)
	c.store()
}

func (h *history) receive(c *tab, entries []sync.Entry) bool {
	if !h.f.noRebase {
		return c.Receive(entries)
	}
	view := c.View()
	ok := c.Receive(entries)
	for _, e := range entries {
		view.Fold(e)
	}
	clear(c.View())
	for k, e := range view {
		c.View()[k] = e
	}
	return ok
}

// broadcast hands the newest entries to each client, or loses them; who finds
// a gap pulls.
func (h *history) broadcast() {
	last := h.last()
	for _, c := range h.clients {
		if rapid.IntRange(0, 3).Draw(h.r, "dropped") == 0 {
			continue
		}
		from := max(0, last-rapid.Int64Range(1, 6).Draw(h.r, "frame"))
		var entries []sync.Entry
		for seq := from + 1; seq <= last; seq++ {
			if e, ok := h.log[seq]; ok {
				entries = append(entries, e)
			}
		}
		if !h.receive(c, entries) {
			h.pull(c, 1000)
		}
		c.store()
	}
}

func (h *history) last() (last int64) {
	for seq := range h.log {
		last = max(last, seq)
	}
	return last
}

// crash loses what the client had in memory. What a person was told is saved
// is on the device: every change of the client ends in store.
func (h *history) crash(c *tab) { c.Client = c.stored.Copy() }

// restart makes a new service on the same database.
func (h *history) restart() { h.w.restart(h.f.admit) }

func (h *history) compact() {
	h.w.clock.Advance(time.Hour)
	_, err := h.w.store.Compact(h.w.t.Context(), h.w.clock.Now().Add(-time.Duration(rapid.IntRange(0, 3).Draw(h.r, "age"))*time.Hour), 1000)
	h.must(err)
}

// other changes the itinerary through the API, without a client.
func (h *history) other() {
	h.rest++
	name := fmt.Sprintf("trip %d", h.rest)
	_, err := h.w.module.Update(h.w.t.Context(), ana, h.id, "", itinerary.UpdateInput{Name: &name})
	h.must(err)
	h.record()
}

// doubled delivers a push twice in a row.
func (h *history) doubled(c *tab) {
	if ops := c.Unsent(3); len(ops) > 0 {
		d := delivery{c, ana, c.ID, slices.Clone(ops)}
		h.deliver(d)
		h.answer(c, d, h.deliver(d))
	}
}

// overtaken sends two pushes of which the second arrives first, and the first
// perhaps never.
func (h *history) overtaken(c *tab) {
	first := c.Unsent(2)
	both := c.Unsent(6)
	if len(both) == len(first) {
		return
	}
	second := delivery{c, ana, c.ID, slices.Clone(both[len(first):])}
	h.answer(c, second, h.deliver(second))
	if rapid.Bool().Draw(h.r, "arrives") && c.ID == first[0].Client {
		d := delivery{c, ana, c.ID, slices.Clone(first)}
		h.answer(c, d, h.deliver(d))
	}
}

// cloned copies a device with its client id; both go on.
func (h *history) cloned(c *tab) {
	if len(h.clients) < 6 {
		twin := c.stored.Copy()
		h.clients = append(h.clients, &tab{twin, twin.Copy()})
	}
}

// record keeps the log as the server tells it, before compaction drops it.
func (h *history) record() {
	entries, err := h.w.module.Tail(h.w.t.Context(), h.id, h.last(), 10_000)
	h.must(err)
	for _, e := range entries {
		if _, known := h.log[e.Seq]; known {
			h.fails("number %d was given twice", e.Seq)
		}
		h.log[e.Seq] = e
	}
}

// settle lets the network work until all is sent and known.
func (h *history) settle() {
	for range 20 {
		idle := true
		for _, c := range h.clients {
			for len(c.Unsent(1)) > 0 {
				before := c.Acked
				h.push(c, 1000, 0)
				if c.Acked <= before && c.Acked > 0 {
					break
				}
				idle = false
			}
			h.pull(c, 10_000)
			idle = idle && len(c.Pending) == 0
		}
		if idle && h.allAt(h.last()) {
			return
		}
	}
}

func (h *history) allAt(seq int64) bool {
	return !slices.ContainsFunc(h.clients, func(c *tab) bool { return c.Seq < seq })
}
