package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"sojourn/internal/geo/tour"
	"sojourn/internal/geo/tour/instance"
	"sojourn/internal/kit/fault"
)

// planCmd plans from files.
type planCmd struct {
	Solve planSolveCmd `cmd:"" help:"Plan days from files of team orienteering, tourist trips or Sojourn's own JSON.\n\nExample: sojourn plan solve c101.txt --days 2 --budget 100ms --json"`
	Order planOrderCmd `cmd:"" help:"Put places with time windows in the order of the shortest way.\n\nExample: sojourn plan order n20w20.001.txt --json"`
}

// planSolveCmd plans each file in turn.
type planSolveCmd struct {
	Files    []string `arg:"" name:"file" help:"Files to plan, recognised by what is in them."`
	Days     int      `help:"How many days to plan; 0 for what the file says, or one."`
	Decimals int      `default:"-1" help:"Decimals that distances are rounded down to; -1 for what the coordinates suggest."`

	searchFlags
}

// searchFlags say how long a search goes on, and how its answer is printed.
type searchFlags struct {
	Budget     time.Duration `default:"1s" help:"CPU time of the solving thread for each file. Where places are few their order is exact, and takes less."`
	Seed       uint64        `default:"1" help:"Where chance begins."`
	Iterations int           `help:"Search for so many rounds instead of the budget. The same seed then prints the same bytes, so that cpu_ms is 0."`
	JSON       bool          `name:"json" help:"Print a JSON object a line."`
}

func (f searchFlags) check() error {
	if f.Iterations < 0 || f.Iterations == 0 && f.Budget <= 0 {
		return fault.New(fault.Invalid, "--budget and --iterations are more than nothing")
	}
	return nil
}

// cpu is the time to print: none where the same seed has to print the same.
func (f searchFlags) cpu(spent float64) float64 {
	if f.Iterations > 0 {
		return 0
	}
	return spent
}

// planReport is the answer for one file.
type planReport struct {
	Instance   string  `json:"instance"`
	Days       int     `json:"days"`
	Profit     int     `json:"profit"`
	Routes     [][]int `json:"routes"`
	CPUMillis  float64 `json:"cpu_ms"`
	Iterations int     `json:"iterations"`
	Seed       uint64  `json:"seed"`
	Feasible   bool    `json:"feasible"`

	// What a file asks for and no plan of it was found to keep.
	Unmet []unmetReport `json:"unmet,omitempty"`
}

// Run plans and prints.
func (c *planSolveCmd) Run(s streams) error {
	if err := c.check(); err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	for _, file := range c.Files {
		p, err := readInstance(file, c.Days, c.Decimals)
		if err != nil {
			return err
		}
		report, err := solveTimed(ctx, p, searchFor(c.Seed, c.Iterations, c.Budget))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		report.Instance = stem(filepath.Base(file))
		report.CPUMillis = c.cpu(report.CPUMillis)
		if err := c.print(s.out, report); err != nil {
			return err
		}
	}
	return nil
}

// stem is a file's name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// searchFor ends a search after rounds where they are given, else after CPU time.
func searchFor(seed uint64, rounds int, budget time.Duration) tour.Options {
	if rounds > 0 {
		return tour.Options{Seed: seed, Iterations: rounds}
	}
	return tour.Options{Seed: seed, Budget: budget, Clock: threadTime}
}

func (c *planSolveCmd) print(w io.Writer, r planReport) error {
	if c.JSON {
		return json.NewEncoder(w).Encode(r)
	}
	_, err := fmt.Fprintf(w, "%s: profit %d, %d days, %d rounds\n", r.Instance, r.Profit, r.Days, r.Iterations)
	for d, route := range r.Routes {
		if err == nil {
			_, err = fmt.Fprintf(w, "  day %d: %v\n", d+1, route)
		}
	}
	for _, u := range r.Unmet {
		if b, bad := json.Marshal(u); err == nil {
			_, err = fmt.Fprintf(w, "  without: %s\n", b)
			err = errors.Join(err, bad)
		}
	}
	return err
}

func readInstance(file string, days, decimals int) (instance.Problem, error) {
	o := instance.Options{Days: days}
	if decimals >= 0 {
		o.Decimals = &decimals
	}
	b, err := readPlanFile(file)
	if err != nil {
		return instance.Problem{}, err
	}
	p, err := instance.Read(b, o)
	if err != nil {
		return p, fmt.Errorf("%s: %w", file, err)
	}
	return p, nil
}

// readPlanFile reads a little more than a file may have, and no more.
func readPlanFile(file string) ([]byte, error) {
	f, err := os.Open(filepath.Clean(file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, instance.MaxBytes+1))
}

// solveTimed plans on a thread of its own, so that the CPU time counted is the
// search's alone.
func solveTimed(ctx context.Context, p instance.Problem, o tour.Options) (planReport, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	began := threadTime()
	found, err := tour.Solve(ctx, &p.Problem, o)
	spent := threadTime() - began
	if err != nil {
		return planReport{}, err
	}
	toIDs(p, found.Routes)
	return planReport{Days: len(found.Routes), Profit: found.Profit, Routes: found.Routes, CPUMillis: millis(spent),
		Iterations: found.Iterations, Seed: o.Seed, Feasible: len(found.Unmet) == 0, Unmet: unmetOf(p, found.Unmet)}, nil
}

// toIDs puts the file's own numbers in place of points.
func toIDs(p instance.Problem, routes [][]int) {
	for _, route := range routes {
		for i, point := range route {
			route[i] = p.IDs[point]
		}
	}
}

// unmetReport is what a plan does without: which day and break or limit, counted
// from 0, and which stop and what it clashes with, by their ids.
type unmetReport struct {
	Kind  tour.Kind `json:"kind"`
	Day   *int      `json:"day,omitempty"`
	Stop  *int      `json:"stop,omitempty"`
	Other *int      `json:"other,omitempty"`
	Index *int      `json:"index,omitempty"`
	Got   int       `json:"got"`
	Limit int       `json:"limit"`
}

func unmetOf(p instance.Problem, all []tour.Breach) (some []unmetReport) {
	given := func(n int) *int {
		if n < 0 {
			return nil
		}
		return &n
	}
	id := func(point int) *int {
		if point < 0 {
			return nil
		}
		return &p.IDs[point]
	}
	for _, b := range all {
		some = append(some, unmetReport{Kind: b.Kind, Day: given(b.Day), Stop: id(b.Stop), Other: id(b.Other), Index: given(b.Index), Got: b.Got, Limit: b.Limit})
	}
	return some
}
