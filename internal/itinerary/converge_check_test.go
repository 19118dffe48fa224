package itinerary_test

import (
	"fmt"
	"slices"

	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/sync"
)

func (h *history) check() {
	snapshot, err := h.w.store.Snapshot(h.w.t.Context(), h.id)
	h.must(err)
	server := living(snapshot.Entities)
	h.same(server, living(h.folded().Entities()), "the tables and the log")
	for i, c := range h.clients {
		if len(c.Pending) > 0 {
			h.fails("client %d (%s, acknowledged up to %d) still has pending: %s", i, c.ID, c.Acked, offline.Value(c.Pending))
		}
		h.same(server, living(c.Base.Entities()), fmt.Sprintf("the server and the base of client %d", i))
		h.same(server, living(c.View().Entities()), fmt.Sprintf("the server and the view of client %d", i))
	}
	h.once()
	have := map[string]bool{}
	for _, e := range h.log {
		if e.Kind == sync.Create {
			have[e.ID] = true
		}
	}
	for made := range h.made {
		if !have[made] {
			h.fails("%s was acknowledged and is nowhere", made)
		}
	}
}

// folded replays all that was ever logged.
func (h *history) folded() sync.Replica {
	r := sync.NewReplica(nil)
	for seq := int64(1); seq <= h.last(); seq++ {
		e, ok := h.log[seq]
		if !ok {
			h.fails("the log has no number %d", seq)
		}
		r.Fold(e)
	}
	return r
}

// once checks that each client's operations were applied once, in the order of
// their numbers, and that none is missing but those that were refused.
func (h *history) once() {
	next := map[string]int64{}
	for seq := int64(1); seq <= h.last(); seq++ {
		e := h.log[seq]
		if e.N == 0 {
			continue
		}
		n := next[e.Client] + 1
		for h.refused[numbered{e.Client, n}] {
			n++
		}
		if e.N != n {
			h.fails("client %s: operation %d was applied where %d was next", e.Client, e.N, n)
		}
		next[e.Client] = n
	}
}

// living leaves out what is deleted: its marks are dropped with the log.
func living(all []sync.Entity) []sync.Entity {
	return slices.DeleteFunc(slices.Clone(all), func(e sync.Entity) bool { return e.Deleted && e.Type != sync.Itinerary })
}

func (h *history) same(a, b []sync.Entity, what string) {
	x, err := sync.Hash(a)
	h.must(err)
	y, err := sync.Hash(b)
	h.must(err)
	if x != y {
		h.fails("%s differ:\n%s\n%s", what, offline.Value(a), offline.Value(b))
	}
}
