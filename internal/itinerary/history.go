package itinerary

import (
	"context"
	"slices"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Step is one undo step of the history: what somebody did at once.
type Step struct {
	Batch   string
	Entries []sync.Entry // in the order of the log
}

// History gives a page of steps, newest first. A step that a page's end cuts
// goes on in the next page.
func (s *Service) History(ctx context.Context, actor, itineraryID string, f HistoryFilter) ([]Step, map[string]string, error) {
	if _, err := s.head(ctx, actor, itineraryID); err != nil {
		return nil, nil, err
	}
	entries, err := s.store.History(ctx, itineraryID, f)
	if err != nil {
		return nil, nil, err
	}
	var steps []Step
	users := map[string]bool{}
	for _, e := range entries {
		users[e.Actor] = true
		if n := len(steps); n > 0 && steps[n-1].Batch == e.Batch {
			steps[n-1].Entries = slices.Insert(steps[n-1].Entries, 0, e)
			continue
		}
		steps = append(steps, Step{e.Batch, []sync.Entry{e}})
	}
	names, err := s.store.Names(ctx, keys(users))
	return steps, names, err
}

func keys(m map[string]bool) []string {
	all := make([]string, 0, len(m))
	for k := range m {
		all = append(all, k)
	}
	return all
}

// Undone tells what an undo or a restore did.
type Undone struct {
	Seq     int64
	Batch   string // of the operations that took it back; "" where there were none
	Applied int
	Skipped []sync.Entry // what somebody has changed since
}

// Undo takes a batch of the caller's back, or their latest one that is not
// taken back: by inverse operations, leaving out what changed since.
func (s *Service) Undo(ctx context.Context, actor, itineraryID, batch string) (u Undone, err error) {
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		u = Undone{Seq: p.it().Seq}
		entries, err := p.undoable(batch)
		if err != nil {
			return err
		}
		start, _, err := p.tx.Log(p.ctx, 0)
		if err != nil {
			return err
		}
		for _, l := range slices.Backward(entries) {
			if err := p.takeBack(start, l, &u); err != nil {
				return err
			}
		}
		return u.done(p)
	}))
	return u, err
}

func (u *Undone) done(p *plan) error {
	if err := p.settleTimes(); err != nil {
		return err
	}
	u.Seq, u.Applied = p.it().Seq, len(p.log)
	if u.Applied > 0 {
		u.Batch = p.batch
	}
	return nil
}

// undoable gives the entries of a batch of the caller's.
func (p *plan) undoable(batch string) ([]sync.Entry, error) {
	if batch == "" {
		var err error
		if batch, err = p.tx.LastBatch(p.ctx, p.actor); err != nil {
			return nil, err
		}
	}
	entries, err := p.tx.Batch(p.ctx, batch)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 || entries[0].Actor != p.actor {
		return nil, fault.New(fault.NotFound, "there is no such step of yours")
	}
	return entries, nil
}

func (p *plan) takeBack(start *sync.Snapshot, l sync.Entry, u *Undone) error {
	before, after, err := p.around(start, l)
	if err != nil {
		return err
	}
	op, ok := sync.Inverse(l, before, p.others(l, after))
	if !ok || sync.Allowed(p.role, p.actor, op, p.actor) != nil {
		u.Skipped = append(u.Skipped, l)
		return nil
	}
	return p.replay(op, l.Batch)
}

// around gives an entry's entity as it was just before, and what came after on
// it that is not of the same batch. start is the snapshot before the log.
func (p *plan) around(start *sync.Snapshot, l sync.Entry) (*sync.Entity, []sync.Entry, error) {
	all, err := p.tx.Since(p.ctx, l.ID, 0)
	if err != nil {
		return nil, nil, err
	}
	var before, after []sync.Entry
	for _, e := range all {
		switch {
		case e.Type != l.Type:
		case e.Seq < l.Seq:
			before = append(before, e)
		case e.Seq > l.Seq && e.Batch != l.Batch:
			after = append(after, e)
		}
	}
	return sync.Replay(start, before)[sync.ReplicaKey{Type: l.Type, ID: l.ID}], after, nil
}

// others leaves out of what came after an entry what does not stand in the way
// of taking it back: the person's own steps that are taken back, and taking them
// back. Whoever takes the adding of something back takes back all they did to it.
func (p *plan) others(l sync.Entry, after []sync.Entry) []sync.Entry {
	undone := map[string]bool{}
	for _, e := range after {
		if e.Actor == p.actor {
			undone[e.Undoes] = true
		}
	}
	return slices.DeleteFunc(after, func(e sync.Entry) bool {
		return e.Actor == p.actor && (l.Kind == sync.Create || e.Undoes != "" || undone[e.Batch])
	})
}

// replay loads what an operation is about and applies it.
func (p *plan) replay(op sync.Op, undoes string) error {
	if err := p.gather([]sync.Pushed{{Op: op}}); err != nil {
		return err
	}
	if err := p.apply(sync.Entry{Op: op, Batch: p.batch, Undoes: undoes}); err != nil {
		return err
	}
	p.moved(op)
	return nil
}

// Rewind brings the itinerary, or one entity of it, back to what it was after
// the operation of a number, by new operations.
func (s *Service) Rewind(ctx context.Context, actor, itineraryID string, seq int64, entity string) (u Undone, err error) {
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		now, then, err := p.moments(seq)
		if err != nil {
			return err
		}
		for _, op := range sync.Back(now, then) {
			if entity != "" && op.ID != entity {
				continue
			}
			if err := p.replay(op, ""); err != nil {
				return err
			}
		}
		return u.done(p)
	}))
	return u, err
}

// moments gives the state now and after the operation of a number.
func (p *plan) moments(seq int64) (now, then sync.Replica, err error) {
	current, err := p.tx.Snapshot(p.ctx)
	if err != nil {
		return nil, nil, err
	}
	if seq > current.Seq {
		return nil, nil, fault.AtField("body.seq", seq, "is more than the itinerary's number, %d", current.Seq)
	}
	start, log, err := p.tx.Log(p.ctx, seq)
	if err != nil {
		return nil, nil, err
	}
	if start != nil && seq < start.Seq {
		return nil, nil, fault.AtField("body.seq", seq, "is too long ago: the history begins at %d", start.Seq)
	}
	return sync.NewReplica(current.Entities), sync.Replay(start, log), nil
}

// At gives the entities as they were after the operation of a number.
func (s *Service) At(ctx context.Context, actor, itineraryID string, seq int64) (out sync.Snapshot, err error) {
	err = s.changeBy(ctx, actor, itineraryID, trip.Role.MayRead, func(p *plan) error {
		_, then, err := p.moments(seq)
		out = sync.Snapshot{Seq: seq, Entities: then.Entities()}
		return err
	})
	return out, err
}
