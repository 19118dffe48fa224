package itinerary

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

const maxClient = 64 // characters of a client's id

// Push applies what a client has numbered, batch by batch, each once whatever
// is sent again. What is refused is refused for good and counts as done; at a
// gap it stops. The result tells how far the client is.
func (s *Service) Push(ctx context.Context, actor, itineraryID, client string, ops []sync.Pushed) (sync.Result, error) {
	if err := checkPush(client, ops); err != nil {
		return sync.Result{}, err
	}
	if len(ops) == 0 {
		return s.howFar(ctx, actor, itineraryID, client)
	}
	var r sync.Result
	for i := range ops {
		ops[i].Sent = ops[i].Digest()
	}
	all := pushing{s: s, actor: actor, itineraryID: itineraryID, client: client, ops: ops, result: &r}
	batches := sync.Batches(ops)
	if len(batches) == 1 {
		_, err := all.run(ctx)
		return r, err
	}
	// Nearly always all are taken, in one transaction. Where one is refused,
	// nothing has happened yet, and each batch goes on its own.
	_, err := all.try(ctx)
	if _, isRefusal := errors.AsType[refused](err); !isRefusal {
		return r, err
	}
	for _, batch := range batches {
		one := all
		one.ops = batch
		if goOn, err := one.run(ctx); err != nil || !goOn {
			return r, err
		}
	}
	return r, nil
}

// howFar answers a push of nothing.
func (s *Service) howFar(ctx context.Context, actor, itineraryID, client string) (sync.Result, error) {
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return sync.Result{}, err
	}
	mark, err := s.store.Client(ctx, itineraryID, client)
	return sync.Result{Last: mark.Last, Seq: h.Seq}, err
}

func checkPush(client string, ops []sync.Pushed) error {
	if client == "" || len(client) > maxClient {
		return fault.AtField("body.client", client, "must be a name of 1 to %d characters", maxClient)
	}
	if len(ops) > sync.MaxPush {
		return fault.AtField("body.ops", len(ops), "has %d operations: at most %d", len(ops), sync.MaxPush)
	}
	for i, op := range ops {
		if op.Client != "" && op.Client != client {
			return fault.AtField(fmt.Sprintf("body.ops[%d].c", i), op.Client, "is not the client that pushes")
		}
		if i > 0 && op.N != ops[i-1].N+1 {
			return fault.AtField(fmt.Sprintf("body.ops[%d].n", i), op.N, "must be one more than the one before, %d", ops[i-1].N)
		}
	}
	return nil
}

// pushing is a push, or one batch of it, on its way.
type pushing struct {
	s                          *Service
	actor, itineraryID, client string
	ops                        []sync.Pushed
	result                     *sync.Result
}

// refused marks an error that is about the operations and not about the push.
type refused struct{ error }

// Unwrap gives the fault.
func (r refused) Unwrap() error { return r.error }

// run applies a batch or refuses it, and tells whether to go on with the next.
func (b *pushing) run(ctx context.Context) (goOn bool, err error) {
	goOn, err = b.try(ctx)
	cause, isRefusal := errors.AsType[refused](err)
	if !isRefusal {
		return goOn, err
	}
	return b.refuse(ctx, cause.error)
}

// try applies the operations, or none of them.
func (b *pushing) try(ctx context.Context) (goOn bool, err error) {
	ready, err := b.prepare(ctx)
	if err != nil {
		return false, err
	}
	return b.apply(ctx, ready)
}

// prepare checks what can be checked alone and fills in places, before the
// transaction: nobody calls another service in one.
func (b *pushing) prepare(ctx context.Context) ([]sync.Pushed, error) {
	ready := make([]sync.Pushed, len(b.ops))
	for i, op := range b.ops {
		if op.Type == "" {
			op.Type = b.guess(op.ID)
		}
		if err := cmp.Or(op.Check(), httpapi.CheckText("op.v", op.V)); err != nil {
			return nil, refused{err}
		}
		var err error
		if op.V, err = b.s.fillPlaces(ctx, op.Op); err != nil {
			return nil, asRefusal(err)
		}
		ready[i] = op
	}
	return ready, nil
}

// guess tells the type of an entity whose id says it; "" for others.
func (b *pushing) guess(entity string) sync.Type {
	if entity == b.itineraryID {
		return sync.Itinerary
	}
	if _, err := trip.ParseDate("", entity); err == nil {
		return sync.Day
	}
	return ""
}

// apply is the transaction.
func (b *pushing) apply(ctx context.Context, ops []sync.Pushed) (goOn bool, err error) {
	r, err := b.within(ctx, ops, func(p *plan, todo []sync.Pushed, r *sync.Result) error {
		for _, batch := range sync.Batches(todo) {
			if err := p.push(b.client, batch, r); err != nil {
				return asRefusal(err)
			}
		}
		return nil
	})
	return r.Last >= ops[len(ops)-1].N && !r.Reset, err
}

// refuse notes that the batch is refused, so that it counts as done and is
// refused again in the same words. All of a batch shares its fate.
func (b *pushing) refuse(ctx context.Context, cause error) (goOn bool, err error) {
	problem, err := json.Marshal(httpapi.ProblemOf(ctx, b.s.log, cause))
	if err != nil {
		return false, err
	}
	r, err := b.within(ctx, b.ops, func(p *plan, todo []sync.Pushed, r *sync.Result) error {
		for _, op := range todo {
			if err := p.tx.Refuse(ctx, b.client, Numbered{op.N, op.Sent, problem}, p.now); err != nil {
				return err
			}
			r.Refused = append(r.Refused, sync.Refusal{N: op.N, Problem: problem})
		}
		return nil
	})
	return r.Last >= b.ops[len(b.ops)-1].N && !r.Reset, err
}

// within runs do, in a transaction, on those of the operations that are next,
// and notes that the client is past them.
func (b *pushing) within(ctx context.Context, ops []sync.Pushed, do func(*plan, []sync.Pushed, *sync.Result) error) (r sync.Result, err error) {
	err = b.s.changeBy(ctx, b.actor, b.itineraryID, trip.Role.MayRead, func(p *plan) error {
		r = sync.Result{Seq: p.it().Seq}
		todo, err := b.admit(p, ops, &r)
		if err != nil || len(todo) == 0 {
			return err
		}
		if err := do(p, todo, &r); err != nil {
			return err
		}
		r.Last, r.Seq = todo[len(todo)-1].N, p.it().Seq
		return p.tx.SaveClient(ctx, b.client, ClientMark{b.actor, r.Last}, p.now)
	})
	if err == nil {
		b.add(r)
	}
	return r, err
}

func (b *pushing) add(r sync.Result) {
	b.result.Last, b.result.Seq, b.result.Reset = r.Last, r.Seq, r.Reset
	b.result.Conflicts = append(b.result.Conflicts, r.Conflicts...)
	b.result.Merged = append(b.result.Merged, r.Merged...)
	b.result.Refused = append(b.result.Refused, r.Refused...)
}

// admit gives the operations that are to be applied now.
func (b *pushing) admit(p *plan, ops []sync.Pushed, r *sync.Result) ([]sync.Pushed, error) {
	mark, known, err := p.tx.Client(p.ctx, b.client, ops[0].N)
	if err != nil {
		return nil, err
	}
	r.Last = mark.Last
	if mark.UserID != "" && mark.UserID != b.actor {
		r.Reset, r.Last = true, 0
		return nil, nil
	}
	before := map[int64]Numbered{}
	for _, n := range known {
		before[n.N] = n
	}
	for i, op := range ops {
		switch b.s.admit(mark.Last, op.N, before[op.N].Digest, op.Sent) {
		case sync.Apply:
			return ops[i:], nil
		case sync.Gap:
			return nil, nil
		case sync.Cloned:
			r.Reset, r.Last = true, op.N-1 // what came before is this client's own
			return nil, nil
		case sync.Known:
			r.Last = op.N // no further: what follows under this id may be a cloned profile's
			if problem := before[op.N].Problem; problem != nil {
				r.Refused = append(r.Refused, sync.Refusal{N: op.N, Problem: problem})
			}
		}
	}
	return nil, nil
}

// asRefusal marks the kinds of faults that come from what the operations say.
func asRefusal(err error) error {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Forbidden, fault.NotFound, fault.Conflict, fault.TooLarge:
		if err != nil {
			return refused{inOp(err)}
		}
	}
	return err
}

// inOp names fields as an operation has them: what a request's body calls
// body.title is op.title here.
func inOp(err error) error { return relocated(err, "body.", "op.") }

// inBody names fields as a request has them.
func inBody(err error) error { return relocated(err, "op.v", "body") }

// relocated gives the fields at fault another beginning.
func relocated(err error, from, to string) error {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err
	}
	for i, f := range e.Fields {
		if rest, begins := strings.CutPrefix(f.Location, from); begins {
			e.Fields[i].Location = to + rest
		}
	}
	return err
}

// fillPlaces fills in zone and country of the places in an operation.
func (s *Service) fillPlaces(ctx context.Context, op sync.Op) (json.RawMessage, error) {
	switch {
	case op.Kind == sync.Set && (op.F == "location" || op.F == "end_location" || op.F == "destination"):
		return s.fillPlace(ctx, "op.v", op.V)
	case op.Kind == sync.Create && op.Type == sync.Item:
		var c sync.Creation[json.RawMessage, map[string]json.RawMessage]
		if err := json.Unmarshal(op.V, &c); err != nil {
			return nil, fault.AtField("op.v", string(op.V), "must be {place, fields}")
		}
		for _, f := range []string{"location", "end_location"} {
			v, err := s.fillPlace(ctx, "op.v.fields."+f, c.Fields[f])
			if err != nil {
				return nil, err
			}
			if v != nil {
				c.Fields[f] = v
			}
		}
		return json.Marshal(c)
	}
	return op.V, nil
}

func (s *Service) fillPlace(ctx context.Context, at string, v json.RawMessage) (json.RawMessage, error) {
	var l *trip.Location
	if len(v) == 0 {
		return v, nil
	}
	if err := json.Unmarshal(v, &l); err != nil {
		return nil, fault.AtField(at, string(v), "is not a location")
	}
	if l == nil || l.Zone != "" && l.Country != "" || l.Check(at) != nil {
		return v, nil // the reducer says what is wrong
	}
	filled, err := s.located(ctx, at, l, "")
	if err != nil {
		return nil, err
	}
	return json.Marshal(filled)
}
