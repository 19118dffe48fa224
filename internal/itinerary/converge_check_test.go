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
			h.r.Fatalf("client %d still has %d pending", i, len(c.Pending))
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
			h.r.Fatalf("%s was acknowledged and is nowhere", made)
		}
	}
}

// folded replays all that was ever logged.
func (h *history) folded() sync.Replica {
	r := sync.NewReplica(nil)
	for seq := int64(1); seq <= h.last(); seq++ {
		e, ok := h.log[seq]
		if !ok {
			h.r.Fatalf("the log has no number %d", seq)
		}
		r.Fold(e)
	}
	return r
}

// once checks that nothing was applied twice.
func (h *history) once() {
	seen := map[string]int64{}
	for seq, e := range h.log {
		if e.N == 0 {
			continue
		}
		key := fmt.Sprintf("%s/%d", e.Client, e.N)
		if other, twice := seen[key]; twice {
			h.r.Fatalf("operation %s was applied as %d and as %d", key, other, seq)
		}
		seen[key] = seq
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
		h.r.Fatalf("%s differ:\n%s\n%s", what, offline.Value(a), offline.Value(b))
	}
}
