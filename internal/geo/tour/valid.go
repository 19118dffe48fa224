package tour

// checkRules refuses rules that name what is not there or go beyond limits.
func (p *Problem) checkRules() error {
	for i := range p.Stops {
		if err := p.checkWish(i); err != nil {
			return err
		}
	}
	fixed := map[int]bool{}
	for d := range p.Days {
		if err := p.checkDayRules(d, fixed); err != nil {
			return err
		}
	}
	if err := p.checkLimits(); err != nil {
		return err
	}
	return p.checkMusts()
}

// checkMusts keeps sums of what plans are worth within 32 bits.
func (p *Problem) checkMusts() error {
	musts := 0
	for _, s := range p.Stops {
		if s.Must {
			musts++
		}
	}
	if musts > 0 && (musts+1)*p.ransom() > never {
		return invalid("%d musts and scores of %d in all are more than fit together", musts, p.ransom())
	}
	return nil
}

func (p *Problem) checkWish(i int) error {
	s := p.Stops[i]
	if n := len(s.Scores); n > 0 && n != len(p.Days) {
		return invalid("point %d has scores for %d of %d days", i, n, len(p.Days))
	}
	for _, score := range s.Scores {
		if score < 0 || score > MaxScore {
			return invalid("point %d has a score of a day out of limits", i)
		}
	}
	if s.Cost < 0 || s.Cost > MaxCost {
		return invalid("point %d has a cost out of limits", i)
	}
	return nil
}

func (p *Problem) checkDayRules(i int, fixed map[int]bool) error {
	d := p.Days[i]
	if len(d.Breaks) > MaxBreaks {
		return invalid("day %d has %d breaks of at most %d", i, len(d.Breaks), MaxBreaks)
	}
	for k, b := range d.Breaks {
		if !isTime(b.Open) || !isTime(b.Close) || b.Open > b.Close || !isTime(b.Length) {
			return invalid("break %d of day %d has times out of order or limits", k, i)
		}
	}
	for _, stop := range d.Fixed {
		if stop < 0 || stop >= len(p.Stops) || fixed[stop] {
			return invalid("day %d fixes point %d, which is unknown or fixed before", i, stop)
		}
		fixed[stop] = true
	}
	if d.MaxStops < 0 || d.MaxWalk < 0 || d.MaxWalk > 0 && p.Walk == nil {
		return invalid("day %d has limits below zero, or of walking without the ways on foot", i)
	}
	return nil
}

func (p *Problem) checkTables() error {
	if p.Walk != nil {
		if err := p.checkTable(p.Walk, "ways on foot"); err != nil {
			return err
		}
	}
	if len(p.Later) > MaxLater {
		return invalid("there are %d later tables of at most %d", len(p.Later), MaxLater)
	}
	before := -1
	for _, later := range p.Later {
		if !isTime(later.From) || later.From <= before {
			return invalid("the later tables are out of order")
		}
		before = later.From
		if err := p.checkTable(later.Travel, "later travel times"); err != nil {
			return err
		}
	}
	return nil
}

func (p *Problem) checkTable(table [][]int, name string) error {
	if len(table) != len(p.Stops) {
		return invalid("there are %s for %d of %d points", name, len(table), len(p.Stops))
	}
	for i, row := range table {
		if len(row) != len(p.Stops) {
			return invalid("point %d has %s to %d of %d points", i, name, len(row), len(p.Stops))
		}
		for j, t := range row {
			if !isTime(t) {
				return invalid("%s from point %d to point %d are out of limits", name, i, j)
			}
		}
	}
	return nil
}

func (p *Problem) checkLimits() error {
	if p.Money < 0 {
		return invalid("the money is below zero")
	}
	if len(p.Limits) > MaxLimits {
		return invalid("there are %d limits of at most %d", len(p.Limits), MaxLimits)
	}
	for k, l := range p.Limits {
		if l.Day < 0 || l.Trip < 0 {
			return invalid("limit %d is below zero", k)
		}
		seen := map[int]bool{}
		for _, stop := range l.Stops {
			if stop < 0 || stop >= len(p.Stops) || seen[stop] {
				return invalid("limit %d names point %d, which is unknown or named before", k, stop)
			}
			seen[stop] = true
		}
	}
	return nil
}
