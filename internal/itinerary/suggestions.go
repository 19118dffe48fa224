package itinerary

import (
	"context"
	"encoding/json"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Accept turns a suggestion into what it suggests.
func (s *Service) Accept(ctx context.Context, actor, itineraryID, suggestion string) (seq int64, err error) {
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		e, err := p.suggestion(suggestion)
		if err != nil {
			return err
		}
		var ops []sync.Op
		if raw := e.Fields["ops"]; raw != nil {
			if err := json.Unmarshal(raw, &ops); err != nil {
				return fault.Wrap(err, fault.Internal, "suggestion %s", suggestion)
			}
		}
		pushed := make([]sync.Pushed, 0, len(ops))
		for _, op := range ops {
			pushed = append(pushed, sync.Pushed{Op: op, Batch: p.batch, Base: p.it().Seq})
		}
		if len(pushed) > 0 {
			if err := p.push("", pushed, &sync.Result{}); err != nil {
				return err
			}
		}
		err = p.do(sync.Set, sync.Suggestion, suggestion, "status", "accepted")
		seq = p.it().Seq
		return err
	}))
	return seq, err
}

// Decline turns a suggestion down.
func (s *Service) Decline(ctx context.Context, actor, itineraryID, suggestion string) error {
	return s.remark(ctx, actor, itineraryID, func(p *plan) error {
		if _, err := p.suggestion(suggestion); err != nil {
			return err
		}
		return p.make(sync.Op{Kind: sync.Set, Type: sync.Suggestion, ID: suggestion, F: "status", V: json.RawMessage(`"declined"`)})
	})
}

func (p *plan) suggestion(suggestion string) (*sync.Entity, error) {
	none := fault.New(fault.NotFound, "there is no such suggestion")
	if !id.Valid(suggestion) {
		return nil, none
	}
	if err := p.loadOthers(suggestion); err != nil {
		return nil, err
	}
	e := p.state.Others[suggestion]
	switch {
	case e == nil || e.Deleted || e.Type != sync.Suggestion:
		return nil, none
	case e.Fields["status"] != nil:
		return nil, fault.New(fault.Conflict, "the suggestion is %s already", e.TextOf("status"))
	}
	return e, nil
}
