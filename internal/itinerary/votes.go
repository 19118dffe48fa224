package itinerary

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

// Tally is what people think of an item.
type Tally struct {
	ItemID   string
	Up, Down int
	Mine     int // the caller's: 1, -1, or 0 without
}

// Vote gives the caller's vote on an item: 1, -1, or 0 to withdraw it. Votes
// that a client has left behind are taken away with it: a person has one.
func (s *Service) Vote(ctx context.Context, actor, itineraryID, itemID string, value int) (t Tally, err error) {
	err = s.remark(ctx, actor, itineraryID, func(p *plan) error {
		if _, err := p.item(itemID); err != nil {
			return err
		}
		votes, err := p.tx.Find(ctx, EntityFilter{Type: sync.Vote, Parent: itemID})
		if err != nil {
			return err
		}
		if err := p.vote(itemID, own(votes, actor), value); err != nil {
			return err
		}
		t = tally(without(votes, actor), actor)[itemID]
		t.ItemID = itemID
		t.count(value, true)
		return nil
	})
	return t, err
}

func own(votes []sync.Entity, actor string) []sync.Entity {
	return slices.DeleteFunc(slices.Clone(votes), func(e sync.Entity) bool { return e.CreatedBy != actor })
}

func without(votes []sync.Entity, actor string) []sync.Entity {
	return slices.DeleteFunc(votes, func(e sync.Entity) bool { return e.CreatedBy == actor })
}

// vote leaves one vote of the actor's, or none.
func (p *plan) vote(itemID string, mine []sync.Entity, value int) error {
	for _, e := range mine {
		p.state.Others[e.ID] = &e
	}
	if value == 0 {
		return p.drop(mine)
	}
	raw := json.RawMessage(strconv.Itoa(value))
	if len(mine) == 0 {
		op, err := sync.New(sync.Create, sync.Vote, id.New(), "", sync.Creation[sync.Position, map[string]json.RawMessage]{
			Place: sync.Position{Parent: itemID}, Fields: map[string]json.RawMessage{"value": raw}})
		if err != nil {
			return err
		}
		return p.make(op)
	}
	newest := slices.MaxFunc(mine, bySeq)
	if voteOf(newest) != value {
		if err := p.make(sync.Op{Kind: sync.Set, Type: sync.Vote, ID: newest.ID, F: "value", V: raw}); err != nil {
			return err
		}
	}
	return p.drop(slices.DeleteFunc(mine, func(e sync.Entity) bool { return e.ID == newest.ID }))
}

func (p *plan) drop(votes []sync.Entity) error {
	for _, e := range votes {
		if err := p.make(sync.Op{Kind: sync.Delete, Type: sync.Vote, ID: e.ID}); err != nil {
			return err
		}
	}
	if len(votes) > 0 {
		return nil
	}
	// Who has no vote to withdraw must be allowed to all the same, or the answer
	// would depend on it.
	return sync.Allowed(p.role, p.actor, sync.Op{Kind: sync.Create, Type: sync.Vote}, "")
}

func bySeq(a, b sync.Entity) int { return cmp.Compare(a.Seq, b.Seq) }

func voteOf(e sync.Entity) int {
	n, _ := strconv.Atoi(string(e.Fields["value"])) // the reducer lets only 1 and -1 in
	return n
}

// Votes counts the votes of each item that has some, in the order of ids.
func (s *Service) Votes(ctx context.Context, actor, itineraryID string) ([]Tally, error) {
	votes, err := s.Find(ctx, actor, itineraryID, EntityFilter{Type: sync.Vote})
	if err != nil {
		return nil, err
	}
	all := make([]Tally, 0, len(votes))
	for itemID, t := range tally(votes, actor) {
		t.ItemID = itemID
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b Tally) int { return cmp.Compare(a.ItemID, b.ItemID) })
	return all, nil
}

// tally counts votes by item. Of one person's votes on an item the newest
// counts.
func tally(votes []sync.Entity, actor string) map[string]Tally {
	type voter struct{ item, user string }
	newest := map[voter]sync.Entity{}
	for _, e := range votes {
		key := voter{e.Place.Parent, e.CreatedBy}
		if was, known := newest[key]; !known || was.Seq < e.Seq {
			newest[key] = e
		}
	}
	counts := map[string]Tally{}
	for key, e := range newest {
		t := counts[key.item]
		t.count(voteOf(e), key.user == actor)
		counts[key.item] = t
	}
	return counts
}

func (t *Tally) count(value int, mine bool) {
	switch value {
	case 1:
		t.Up++
	case -1:
		t.Down++
	}
	if mine {
		t.Mine = value
	}
}
