package cli

import (
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
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
// plans known, which best_known*.csv files say: instance, days, best_known.
type benchPlanCmd struct {
	Data   string        `required:"" help:"Folder with best_known*.csv and, anywhere below it, the files they name." placeholder:"DIR"`
	Budget time.Duration `default:"100ms" help:"CPU time of the solving thread for each plan."`
	Seeds  int           `default:"3" help:"How many seeds to take the mean of."`
}

// planCase is a row of a table of best plans.
type planCase struct {
	family string
	file   string
	days   int
	best   int
}

// familyGap sums up a family's cases.
type familyGap struct {
	cases, reached, rounds int
	sum, worst             float64
	longest                float64
}

// Run plans all cases and prints the mean gap by family.
func (c *benchPlanCmd) Run(s streams) error {
	if c.Seeds < 1 || c.Budget <= 0 {
		return fault.New(fault.Invalid, "--seeds and --budget are more than nothing")
	}
	ctx, stop := untilInterrupted()
	defer stop()
	cases, err := planCases(c.Data)
	if err != nil {
		return err
	}
	gaps, total := map[string]*familyGap{}, &familyGap{}
	for _, k := range cases {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if gaps[k.family] == nil {
			gaps[k.family] = &familyGap{}
		}
		if err := c.measure(ctx, k, gaps[k.family], total); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "gap to the best known, %v of CPU time, mean of %d seeds\n", c.Budget, c.Seeds)
	fmt.Fprintln(s.out, "family      cases   reached  mean gap     worst   most CPU   rounds")
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range gaps {
			if !yield(name) {
				return
			}
		}
	}) {
		gaps[name].print(s, name)
	}
	total.print(s, "all")
	return nil
}

func (c *benchPlanCmd) measure(ctx context.Context, k planCase, sums ...*familyGap) error {
	p, err := readInstance(k.file, k.days, -1)
	if err != nil {
		return err
	}
	gap, longest, rounds := 0.0, 0.0, 0
	for seed := range c.Seeds {
		r, err := solveTimed(ctx, p, tour.Options{Seed: uint64(seed) + 1, Budget: c.Budget, Clock: threadTime})
		if err != nil {
			return fmt.Errorf("%s: %w", k.file, err)
		}
		gap += float64(k.best-r.Profit) / float64(k.best) / float64(c.Seeds)
		longest, rounds = max(longest, r.CPUMillis), rounds+r.Iterations/c.Seeds
	}
	for _, g := range sums {
		g.cases, g.sum, g.rounds = g.cases+1, g.sum+gap, g.rounds+rounds
		g.worst, g.longest = max(g.worst, gap), max(g.longest, longest)
		if gap <= 0 {
			g.reached++
		}
	}
	return nil
}

func (g *familyGap) print(s streams, name string) {
	fmt.Fprintf(s.out, "%-10s %6d %9d %8.2f %% %7.2f %% %7.1f ms %8d\n", name, g.cases, g.reached, 100*g.sum/float64(g.cases), 100*g.worst, g.longest, g.rounds/g.cases)
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

func filesByName(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[stem(d.Name())] = path
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
	name, days, best := slices.Index(rows[0], "instance"), slices.Index(rows[0], "days"), slices.Index(rows[0], "best_known")
	if name < 0 || days < 0 || best < 0 {
		return nil, nil
	}
	for i, row := range rows[1:] {
		k := planCase{family: family(row[name]), file: files[row[name]]}
		var bad [2]error
		k.days, bad[0] = strconv.Atoi(row[days])
		k.best, bad[1] = strconv.Atoi(row[best])
		if bad[0] != nil || bad[1] != nil || k.best <= 0 {
			return nil, fault.New(fault.Invalid, "%s: row %d has no whole days and best_known", table, i+2)
		}
		if k.file == "" {
			return nil, fault.New(fault.NotFound, "%s: there is no file %s below it", table, row[name])
		}
		cases = append(cases, k)
	}
	return cases, nil
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
