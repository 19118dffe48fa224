package openhours

// Years that may stand in a value. Narrow, so that 2000-2200 meant as times is
// refused.
const (
	firstYear = 1970
	lastYear  = 2100
)

func isYear(t token) bool { return t.kind == number && t.value >= firstYear && t.value <= lastYear }

func (p *parser) years(r *rule) error {
	defer p.accept(':')
	return p.list(func() error {
		y := yearRange{from: p.peek(0).value, step: 1}
		if p.next(); p.accept('+') {
			y.to = lastYear
		} else if y.to = y.from; p.peek(0).kind == '-' && isYear(p.peek(1)) {
			p.next()
			y.to = p.next().value
		}
		r.years = append(r.years, y)
		return p.step(&r.years[len(r.years)-1].step, y.from, y.to)
	}, func() bool { return isYear(p.peek(1)) })
}

// dateAfterYear tells "2026 Dec" from "2026".
func (p *parser) dateAfterYear(i int) bool { return isYear(p.peek(i)) && p.startsDate(i+1) }

// step reads the "/2" of a range and checks the range.
func (p *parser) step(into *int, from, to int) error {
	if from > to {
		return wrong(p.peek(0), "%d comes after %d", from, to)
	}
	if from == to || !p.accept('/') {
		return nil
	}
	if t := p.peek(0); t.kind != number || t.value < 1 || t.value > 1000 {
		return p.unexpected("a number of steps")
	}
	*into = p.next().value
	return nil
}

func isWeek(t token) bool { return t.kind == number && t.value >= 1 && t.value <= 53 }

func (p *parser) weeks(r *rule) error {
	return p.list(func() error {
		if !isWeek(p.peek(0)) {
			return p.unexpected("a week from 1 to 53")
		}
		w := weekRange{from: p.next().value, step: 1}
		w.to = w.from
		if p.accept('-') {
			if !isWeek(p.peek(0)) {
				return p.unexpected("a week from 1 to 53")
			}
			w.to = p.next().value
		}
		r.weeks = append(r.weeks, w)
		return p.step(&r.weeks[len(r.weeks)-1].step, w.from, w.to)
	}, func() bool { return isWeek(p.peek(1)) })
}
