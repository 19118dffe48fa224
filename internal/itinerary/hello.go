package itinerary

import (
	"context"

	"sojourn/internal/itinerary/sync"
)

// mostTail is how many operations are still shorter than a snapshot.
const mostTail = 2000

// Hello tells a replica how far the itinerary and its client are. Where the
// log reaches back to since, the replica reads on from there; else it gets a
// snapshot.
func (s *Service) Hello(ctx context.Context, actor, itineraryID, client string, since int64) (w sync.Welcome, err error) {
	if client != "" {
		if err := checkPush(client, nil); err != nil {
			return w, err
		}
	}
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return w, err
	}
	w = sync.Welcome{Seq: h.Seq, Role: h.Role}
	if since <= 0 || since < h.LogFrom || since > h.Seq || h.Seq-since > mostTail {
		snap, err := s.store.Snapshot(ctx, itineraryID)
		if err != nil {
			return w, err
		}
		w.Snapshot, w.Seq = &snap, snap.Seq
	}
	if w.People, err = s.store.Members(ctx, itineraryID); err != nil || client == "" {
		return w, err
	}
	mark, err := s.store.Client(ctx, itineraryID, client)
	if mark.UserID == actor {
		w.Last = mark.Last
	}
	return w, err
}

// Tail reads the log after a number. It does not ask who reads: whoever calls
// has said Hello.
func (s *Service) Tail(ctx context.Context, itineraryID string, since int64, limit int) ([]sync.Entry, error) {
	return s.store.Tail(ctx, itineraryID, since, limit)
}

// Seqs gives the numbers of itineraries that exist.
func (s *Service) Seqs(ctx context.Context, ids []string) (map[string]int64, error) {
	return s.store.Seqs(ctx, ids)
}
