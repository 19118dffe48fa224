package itinerary

import (
	"encoding/json"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// maxOthers is how many living entities without a table of their own an
// itinerary may have.
const maxOthers = 20_000

// push applies a client's operations, which are of one batch.
func (p *plan) push(client string, ops []sync.Pushed, r *sync.Result) error {
	if err := p.gather(ops); err != nil {
		return err
	}
	if p.batch = ops[0].Batch; p.batch == "" {
		p.batch = id.New()
	}
	for _, op := range ops {
		if err := p.pushOne(client, op, r); err != nil {
			return err
		}
	}
	if err := p.settleTimes(); err != nil {
		return err
	}
	return sync.CheckItems(p.state)
}

// gather loads what the operations are about, and finds the types that they
// leave out.
func (p *plan) gather(ops []sync.Pushed) error {
	var ids, dates []string
	for _, op := range ops {
		switch op.Type {
		case sync.Day:
			dates = append(dates, op.ID)
		case sync.Itinerary:
		default:
			ids = append(ids, op.ID)
		}
	}
	if err := p.load(ids...); err != nil {
		return err
	}
	if err := p.loadOthers(ids...); err != nil {
		return err
	}
	if err := p.loadDays(dates...); err != nil {
		return err
	}
	for i := range ops {
		op := &ops[i]
		if op.Type == "" {
			op.Type = p.typeOf(op.ID)
		}
		if sync.IsText(op.Type, op.F) && sync.IsEdit(op.V) {
			if err := p.loadText(sync.TextKey{Type: op.Type, ID: op.ID, Field: op.F}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *plan) loadText(key sync.TextKey) error {
	if _, known := p.state.Texts[key]; known {
		return nil
	}
	t, err := p.tx.Text(p.ctx, key)
	if t != nil {
		p.state.Texts[key] = t
	}
	return err
}

func (p *plan) typeOf(entity string) sync.Type {
	if p.state.Items[entity] != nil {
		return sync.Item
	}
	if e := p.state.Others[entity]; e != nil {
		return e.Type
	}
	return ""
}

func (p *plan) pushOne(client string, op sync.Pushed, r *sync.Result) error {
	if err := p.mayPush(op.Op); err != nil {
		return err
	}
	e := sync.Entry{Op: op.Op, Batch: p.batch, Client: client, N: op.N, Undoes: op.Undoes, Digest: op.Sent}
	if op.Kind != sync.Create {
		if err := p.meet(&e, op.Base, r); err != nil {
			return err
		}
	}
	if err := p.apply(e); err != nil {
		return err
	}
	p.moved(e.Op)
	return nil
}

// mayPush checks what the operation's author may do, and that there is room.
func (p *plan) mayPush(op sync.Op) error {
	author := ""
	if e := p.state.Others[op.ID]; e != nil {
		author = e.CreatedBy
	}
	if err := sync.Allowed(p.role, p.actor, op, author); err != nil {
		return err
	}
	if !p.it().DeletedAt.IsZero() && (op.Type != sync.Itinerary || op.Kind != sync.Restore) {
		return fault.New(fault.Conflict, "the itinerary was deleted: restore it first")
	}
	if op.Kind == sync.Create && p.typeOf(op.ID) != "" {
		return fault.New(fault.Conflict, "%s %s exists already", p.typeOf(op.ID), op.ID)
	}
	switch {
	case op.Kind != sync.Create && op.Kind != sync.Restore, op.Type == sync.Itinerary:
		return nil
	case op.Type == sync.Item:
		return p.room()
	}
	return p.roomForOthers()
}

func (p *plan) roomForOthers() (err error) {
	if p.rest < 0 {
		if p.rest, err = p.tx.CountOthers(p.ctx); err != nil {
			return err
		}
	}
	if p.rest >= maxOthers {
		return fault.New(fault.Conflict, "the itinerary has %d comments, votes and the like already: at most %d", p.rest, maxOthers)
	}
	p.rest++
	return nil
}

// meet looks at what others did to the entity after the person's base.
func (p *plan) meet(e *sync.Entry, base int64, r *sync.Result) error {
	if base >= p.it().Seq {
		return nil
	}
	all, err := p.tx.Since(p.ctx, e.ID, base)
	if err != nil {
		return err
	}
	since := all[:0]
	for _, o := range all {
		if o.Client != e.Client {
			since = append(since, o)
		}
	}
	if sync.IsText(e.Type, e.F) && sync.IsEdit(e.V) {
		if err := p.meetText(e, since, r); err != nil {
			return err
		}
	}
	if c := sync.Clash(e.Op, since); c != nil {
		e.Over = c.Seq
		r.Conflicts = append(r.Conflicts, sync.Conflict{N: e.N, ID: e.ID, F: e.F, Seq: c.Seq, By: c.Actor, At: c.At, V: c.V})
	}
	return nil
}

// meetText: edits merge. One of a text that was set whole meanwhile arrives as
// a text of its own, since the document that it edits is gone.
func (p *plan) meetText(e *sync.Entry, since []sync.Entry, r *sync.Result) error {
	edits, reset := sync.Met(e.Op, since)
	if !edits && !reset {
		return nil
	}
	edit, err := sync.DecodeEdit(e.V)
	if err != nil {
		return err
	}
	if reset {
		e.V, err = json.Marshal(edit.Text)
		return err
	}
	r.Merged = append(r.Merged, e.N)
	edit.Whole = false // it does not hold what it has just met
	e.V, err = json.Marshal(edit)
	return err
}

// moved keeps what the plan remembers of orders and counts true.
func (p *plan) moved(op sync.Op) {
	if op.Type == sync.Itinerary || op.Type == sync.Item {
		clear(p.order)
	}
	if op.Type == sync.Item && p.count >= 0 && (op.Kind == sync.Create || op.Kind == sync.Restore) {
		p.count++
	}
}

// settleTimes moves the clocks of items that the batch has put on another day
// than their time's.
func (p *plan) settleTimes() error {
	for _, it := range p.state.Items {
		day := it.Place.Day
		if it.Deleted || day == "" || it.Time.Start == nil || it.Time.Start.Date() == day {
			continue
		}
		if err := p.setItem(it.ID, "time", it.Time.OnDate(day)); err != nil {
			return err
		}
	}
	return nil
}
