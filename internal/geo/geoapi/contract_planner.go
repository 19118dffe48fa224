package geoapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// PlannerContract binds Planner.
var PlannerContract = rpc.Contract[Planner]{Service: "geo", Serve: servePlanner, Dial: func(c *rpc.Client) Planner { return planner{c} }}

func servePlanner(s *rpc.Server, p Planner) {
	rpc.Handle(s, "plan", p.Plan)
	rpc.Handle(s, "check", p.Check)
}

// planner is Planner in another process.
type planner struct{ c *rpc.Client }

// Plan implements Planner.
func (p planner) Plan(ctx context.Context, t Trip) (Preview, error) {
	return rpc.Call[Trip, Preview](ctx, p.c, "plan", t)
}

// Check implements Planner.
func (p planner) Check(ctx context.Context, t Trip) ([]Finding, error) {
	return rpc.Call[Trip, []Finding](ctx, p.c, "check", t)
}
