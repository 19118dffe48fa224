package cli

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
)

// benchPlanCmd plans a folder of published problems and compares with the best
// plans known, which best_known*.csv files say: instance, days and best_known,
// or for orders set, instance and best_known_travel.
type benchPlanCmd struct {
	Data   string   `help:"Folder with best_known*.csv and, anywhere below it, the files they name." placeholder:"DIR"`
	Family []string `help:"Only these families, as the table names them; all where none is given." placeholder:"c1,pr,Dumas"`
	Seeds  int      `default:"3" help:"How many seeds to take the mean of."`
	City   bool     `help:"Plan four days in a real city instead, and time the first plan, the settled one and the one after an edit."`

	Budget     time.Duration `default:"100ms" help:"CPU time of the solving thread for each plan; wall time where there are more workers than one."`
	Iterations int           `help:"Rounds of each worker instead of the budget. The gaps are then the same on all machines."`
	Workers    int           `default:"1" help:"Searches that share a problem. From two on they are also raced against one."`

	wall bool // whether one worker's time is the wall's too
}

// planCase is a row of a table of best plans.
type planCase struct {
	family string
	file   string
	days   int // none where an order is asked for
	best   float64
}

// familyGap sums up a family's cases.
type familyGap struct {
	cases, reached, rounds int
	sum, worst             float64
	longest                float64
}

// Run plans all cases and prints the mean gap by family.
func (c *benchPlanCmd) Run(s streams) error {
	if c.Seeds < 1 || c.Budget <= 0 || c.Iterations < 0 || c.Workers < 1 {
		return fault.New(fault.Invalid, "--seeds, --budget and --workers are more than nothing")
	}
	if c.City {
		return c.runCity(s)
	}
	if c.Data == "" {
		return fault.New(fault.Invalid, "--data names the folder of the published problems, or --city plans without one")
	}
	ctx, stop := untilInterrupted()
	defer stop()
	cases, err := planCases(c.Data)
	if err != nil {
		return err
	}
	if cases, err = c.chosen(cases); err != nil {
		return err
	}
	if err := c.table(ctx, s, cases); err != nil || c.Workers == 1 || c.Iterations > 0 {
		return err
	}
	return c.race(ctx, s, cases)
}

// chosen gives the cases of the families asked for.
func (c *benchPlanCmd) chosen(cases []planCase) ([]planCase, error) {
	if len(c.Family) == 0 {
		return cases, nil
	}
	some := slices.DeleteFunc(cases, func(k planCase) bool { return !slices.Contains(c.Family, k.family) })
	if len(some) == 0 {
		return nil, fault.New(fault.Invalid, "no case is of the family %s", strings.Join(c.Family, " or "))
	}
	return some, nil
}

// table prints the mean gap of each family.
func (c *benchPlanCmd) table(ctx context.Context, s streams, cases []planCase) error {
	gaps, total := map[string]*familyGap{}, &familyGap{}
	for _, k := range cases {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if gaps[k.family] == nil {
			gaps[k.family] = &familyGap{}
		}
		sums := []*familyGap{gaps[k.family]}
		if k.days > 0 {
			sums = append(sums, total)
		}
		if err := c.measure(ctx, k, sums...); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "gap to the best known, %s, mean of %d seeds\n", c.effort(), c.Seeds)
	fmt.Fprintln(s.out, "family                cases   reached  mean gap     worst  most time   rounds")
	for _, name := range slices.Sorted(maps.Keys(gaps)) {
		gaps[name].print(s, name)
	}
	if total.cases > 0 {
		total.print(s, "all plans")
	}
	return nil
}

func (c *benchPlanCmd) effort() string {
	switch {
	case c.Iterations > 0:
		return fmt.Sprintf("%d rounds of %d workers", c.Iterations, c.Workers)
	case c.Workers > 1:
		return fmt.Sprintf("%v of %d workers", c.Budget, c.Workers)
	}
	return fmt.Sprintf("%v of CPU time", c.Budget)
}

// options say how to search for one plan. The time of several workers is the
// wall's.
func (c *benchPlanCmd) options(seed uint64) tour.Options {
	o := searchFor(seed, c.Iterations, c.Budget)
	if o.Workers = c.Workers; (c.Workers > 1 || c.wall) && c.Iterations == 0 {
		began := time.Now()
		o.Clock = func() time.Duration { return time.Since(began) }
	}
	return o
}

func (c *benchPlanCmd) measure(ctx context.Context, k planCase, sums ...*familyGap) error {
	gap, longest, rounds := 0.0, 0.0, 0
	for seed := range c.Seeds {
		r, err := k.run(ctx, c.options(uint64(seed)+1))
		if err != nil {
			return fmt.Errorf("%s: %w", k.file, err)
		}
		gap += r.gap / float64(c.Seeds)
		longest, rounds = max(longest, r.millis), rounds+r.rounds/c.Seeds
	}
	for _, g := range sums {
		g.cases, g.sum, g.rounds = g.cases+1, g.sum+gap, g.rounds+rounds
		g.worst, g.longest = max(g.worst, gap), max(g.longest, longest)
		if gap <= reached {
			g.reached++
		}
	}
	return nil
}

// reached is the gap up to which a best plan counts as reached: published costs
// are rounded.
const reached = 1e-4

type planRun struct {
	gap, millis float64
	rounds      int
}

// run plans a case. An order that leaves places out is as bad as none.
func (k planCase) run(ctx context.Context, o tour.Options) (planRun, error) {
	if k.days > 0 {
		p, err := readInstance(k.file, k.days, -1)
		if err != nil {
			return planRun{}, err
		}
		r, err := solveTimed(ctx, p, o)
		return planRun{(k.best - float64(r.Profit)) / k.best, r.CPUMillis, r.Iterations}, err
	}
	r, err := orderTimed(ctx, k.file, o)
	if !r.Feasible {
		return planRun{1, r.CPUMillis, r.Iterations}, err
	}
	return planRun{(r.Cost - k.best) / k.best, r.CPUMillis, r.Iterations}, err
}

func (g *familyGap) print(s streams, name string) {
	fmt.Fprintf(s.out, "%-20s %6d %9d %8.3f %% %7.2f %% %7.1f ms %8d\n", name, g.cases, g.reached, 100*g.sum/float64(g.cases), 100*g.worst, g.longest, g.rounds/g.cases)
}

// planCases reads the tables, and finds the files that they name. Tables of
// other problems have other columns, and are passed over.
func planCases(dir string) ([]planCase, error) {
	files, err := filesByName(dir)
	if err != nil {
		return nil, err
	}
	tables, err := filepath.Glob(filepath.Join(dir, "best_known*.csv"))
	if err != nil {
		return nil, err
	}
	var cases []planCase
	for _, table := range tables {
		some, err := tableCases(table, files)
		if err != nil {
			return nil, err
		}
		cases = append(cases, some...)
	}
	if len(cases) == 0 {
		return nil, fault.New(fault.Invalid, "%s has no best_known*.csv with instance, days and best_known", dir)
	}
	return cases, nil
}

// filesByName finds files by their names, with and without the ending.
func filesByName(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[d.Name()], files[stem(d.Name())] = path, path
		}
		return err
	})
	return files, err
}

func tableCases(table string, files map[string]string) (cases []planCase, err error) {
	f, err := os.Open(filepath.Clean(table))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	columns := map[string]int{}
	for i, name := range rows[0] {
		columns[name] = i
	}
	for i, row := range rows[1:] {
		k, ok, err := caseOf(columns, row)
		if !ok {
			return nil, nil
		}
		if err != nil || k.best <= 0 {
			return nil, fault.New(fault.Invalid, "%s: row %d has no number of days and best value", table, i+2)
		}
		if k.file = files[k.file]; k.file == "" {
			return nil, fault.New(fault.NotFound, "%s: row %d names a file that is not below it", table, i+2)
		}
		cases = append(cases, k)
	}
	return cases, nil
}

// caseOf reads a row of either kind of table; of others it is not ok.
func caseOf(columns map[string]int, row []string) (k planCase, ok bool, err error) {
	name, named := columns["instance"]
	days, planned := columns["days"]
	best, known := columns["best_known"]
	if named && planned && known {
		k = planCase{family: family(row[name]), file: row[name]}
		var bad error
		k.days, bad = strconv.Atoi(row[days])
		k.best, err = strconv.ParseFloat(row[best], 64)
		if bad == nil && k.days < 1 {
			bad = fault.New(fault.Invalid, "there are no days")
		}
		return k, true, errors.Join(bad, err)
	}
	set, grouped := columns["set"]
	if best, known = columns["best_known_travel"]; named && grouped && known {
		k = planCase{family: row[set], file: row[name]}
		k.best, err = strconv.ParseFloat(row[best], 64)
		return k, true, err
	}
	return k, false, nil
}

// family is a name without its number, of which the first digit stays: c101 is
// of c1. It orders the table and changes nothing else.
func family(name string) string {
	letters := strings.TrimRight(name, "0123456789")
	if digits := name[len(letters):]; len(digits) > 2 {
		return letters + digits[:1]
	}
	return letters
}
