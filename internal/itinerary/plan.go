package itinerary

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/id"
)

// plan collects one batch of operations on an itinerary. Each operation is
// reduced at once, so that the next one sees its effect.
type plan struct {
	ctx   context.Context
	tx    Tx
	actor string
	role  trip.Role
	now   time.Time
	batch string
	state *sync.State
	log   []sync.Entry
	order map[trip.Date][]Placed
	count int // live items; -1 until asked
	rest  int // live entities of other types; -1 until asked
}

func (s *Service) newPlan(ctx context.Context, tx Tx, actor string) *plan {
	return &plan{ctx: ctx, tx: tx, actor: actor, now: s.clock.Now(), batch: id.New(),
		state: sync.NewState(tx.Itinerary()), order: map[trip.Date][]Placed{}, count: -1, rest: -1}
}

func (p *plan) it() *trip.Itinerary { return p.state.Itinerary }

// do makes one operation and applies it.
func (p *plan) do(kind sync.Kind, typ sync.Type, entity, field string, value any) error {
	op, err := sync.New(kind, typ, entity, field, value)
	if err != nil {
		return err
	}
	return p.apply(sync.Entry{Op: op, Batch: p.batch})
}

// apply stamps an operation, applies it and logs it.
func (p *plan) apply(e sync.Entry) (err error) {
	e.Stamp = sync.Stamp{Seq: p.it().Seq + 1, Actor: p.actor, At: p.now}
	if e.Op, err = sync.Reduce(p.state, e.Op, e.Stamp); err != nil {
		return err
	}
	p.log = append(p.log, e)
	return nil
}

func (p *plan) create(settings trip.Itinerary) error {
	return p.do(sync.Create, sync.Itinerary, p.it().ID, "", sync.Creation[struct{}, trip.Itinerary]{Fields: settings})
}

func (p *plan) set(field string, value any) error {
	return p.do(sync.Set, sync.Itinerary, p.it().ID, field, value)
}

func (p *plan) setItem(itemID, field string, value any) error {
	return p.do(sync.Set, sync.Item, itemID, field, value)
}

func (p *plan) setDay(date trip.Date, field, value string) error {
	if err := p.loadDays(string(date)); err != nil {
		return err
	}
	return p.do(sync.Set, sync.Day, string(date), field, value)
}

// place moves an item and keeps the remembered orders true.
func (p *plan) place(itemID string, to trip.Place) error {
	from := p.state.Items[itemID].Place.In(p.it().Dates)
	if err := p.do(sync.Place, sync.Item, itemID, "", to); err != nil {
		return err
	}
	if o, known := p.order[from.Day]; known {
		p.order[from.Day] = slices.DeleteFunc(o, func(x Placed) bool { return x.ID == itemID })
	}
	p.remember(itemID, to)
	return nil
}

func (p *plan) remember(itemID string, at trip.Place) {
	at = at.In(p.it().Dates)
	o, known := p.order[at.Day]
	if !known {
		return
	}
	o = append(o, Placed{itemID, at.Pos})
	slices.SortFunc(o, func(a, b Placed) int {
		return cmp.Or(strings.Compare(a.Pos, b.Pos), strings.Compare(a.ID, b.ID))
	})
	p.order[at.Day] = o
}

// load brings items into the state; missing ones are simply not there.
func (p *plan) load(ids ...string) error {
	missing := slices.DeleteFunc(slices.Clone(ids), func(i string) bool { return p.state.Items[i] != nil })
	if len(missing) == 0 {
		return nil
	}
	items, err := p.tx.Items(p.ctx, missing)
	for _, it := range items {
		p.state.Items[it.ID] = &it
	}
	return err
}

// loadDays brings what is written about dates into the state.
func (p *plan) loadDays(dates ...string) error {
	missing := slices.DeleteFunc(slices.Clone(dates), func(d string) bool { return p.state.Days[trip.Date(d)] != nil })
	days, err := p.tx.Days(p.ctx, missing)
	for _, d := range days {
		p.state.Days[d.Date] = &d
	}
	return err
}

// loadOthers brings entities without a table of their own into the state.
func (p *plan) loadOthers(ids ...string) error {
	missing := slices.DeleteFunc(slices.Clone(ids), func(i string) bool { return p.state.Others[i] != nil })
	if len(missing) == 0 {
		return nil
	}
	found, err := p.tx.Others(p.ctx, missing)
	for _, e := range found {
		p.state.Others[e.ID] = &e
	}
	return err
}

// item gives a live item.
func (p *plan) item(itemID string) (*trip.Item, error) {
	if !id.Valid(itemID) {
		return nil, itemNotThere()
	}
	if err := p.load(itemID); err != nil {
		return nil, err
	}
	it := p.state.Items[itemID]
	if it == nil || it.Deleted {
		return nil, itemNotThere()
	}
	return it, nil
}

func (p *plan) ordered(day trip.Date) ([]Placed, error) {
	if o, known := p.order[day]; known {
		return o, nil
	}
	o, err := p.tx.Order(p.ctx, day)
	p.order[day] = o
	return o, err
}

func (p *plan) items() (int, error) {
	if p.count >= 0 {
		return p.count, nil
	}
	n, err := p.tx.Count(p.ctx)
	p.count = n
	return n, err
}

// commit checks the whole and saves it with its log and its events. A batch
// without operations saves nothing.
func (p *plan) commit() error {
	if len(p.log) == 0 {
		return nil
	}
	if err := sync.CheckItems(p.state); err != nil {
		return err
	}
	events, err := p.events()
	if err != nil {
		return err
	}
	return p.tx.Save(p.ctx, p.state, p.log, events)
}
