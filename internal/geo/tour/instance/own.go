package instance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
)

// isOwn says whether a file is Sojourn's own, the only one that begins with a
// brace.
func isOwn(b []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("{")) }

// own reads a file that has the whole model by name. Numbers are whole ones;
// what the model does not know, or has twice, is refused.
func own(b []byte, o Options) (Problem, error) {
	if len(b) > MaxBytes {
		return Problem{}, fault.New(fault.Invalid, "the file is longer than %d bytes", MaxBytes)
	}
	if o.Decimals != nil {
		return Problem{}, fault.New(fault.Invalid, "this file has its own travel times, of which no decimals are dropped")
	}
	r := &ownReader{dec: json.NewDecoder(bytes.NewReader(b))}
	r.dec.UseNumber()
	if err := r.file(); err != nil {
		return Problem{}, err
	}
	if _, err := r.dec.Token(); err == nil {
		return Problem{}, fault.New(fault.Invalid, "there is more after the end of the problem")
	}
	if err := r.resolve(); err != nil {
		return Problem{}, err
	}
	if o.Days > 0 && o.Days != len(r.problem.Days) {
		return Problem{}, fault.New(fault.Invalid, "days: the file has %d, not %d", len(r.problem.Days), o.Days)
	}
	return r.problem, r.sizes()
}

// ownReader reads token by token, and knows where it is.
type ownReader struct {
	dec     *json.Decoder
	path    []string
	problem Problem
	names   []name
}

// name is a stop that is called by its id, which may follow only later.
type name struct {
	where string
	id    int
	set   func(point int)
}

func (r *ownReader) where() string {
	return strings.ReplaceAll(strings.Join(r.path, "."), ".[", "[")
}

func (r *ownReader) wrong(format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if at := r.where(); at != "" {
		text = at + ": " + text
	}
	return fault.New(fault.Invalid, "%s", text)
}

// in reads something one step further down.
func (r *ownReader) in(step string, read func() error) error {
	r.path = append(r.path, step)
	err := read()
	r.path = r.path[:len(r.path)-1]
	return err
}

func (r *ownReader) token() (json.Token, error) {
	t, err := r.dec.Token()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return nil, r.wrong("%s at byte %d", syntax.Error(), syntax.Offset)
	}
	if err != nil {
		return nil, r.wrong("the file ends here")
	}
	return t, nil
}

func (r *ownReader) expect(d json.Delim, what string) error {
	t, err := r.token()
	if err == nil && t != d {
		err = r.wrong("%s is expected", what)
	}
	return err
}

// fields are what an object may have.
type fields map[string]func() error

func (r *ownReader) object(known fields, required ...string) error {
	if err := r.expect('{', "an object"); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.dec.More() {
		t, err := r.token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		read, ok := known[key]
		if !ok || seen[key] {
			return r.wrong("%.40q is unknown or named twice", key)
		}
		seen[key] = true
		if err := r.in(key, read); err != nil {
			return err
		}
	}
	for _, key := range required {
		if !seen[key] {
			return r.wrong("%q is missing", key)
		}
	}
	return r.expect('}', "the end of the object")
}

func (r *ownReader) list(most int, each func(i int) error) error {
	if err := r.expect('[', "a list"); err != nil {
		return err
	}
	for i := 0; r.dec.More(); i++ {
		if i == most {
			return r.wrong("there are more than %d", most)
		}
		r.path = append(r.path, "")
		err := r.at(i, each)
		r.path = r.path[:len(r.path)-1]
		if err != nil {
			return err
		}
	}
	return r.expect(']', "the end of the list")
}

// at names the place in a list only where something is wrong with it, or in it.
func (r *ownReader) at(i int, each func(i int) error) error {
	r.path[len(r.path)-1] = "[" + strconv.Itoa(i) + "]"
	return each(i)
}

// whole reads a whole number, written as one.
func (r *ownReader) whole(into *int, low, high int) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		n, ok := t.(json.Number)
		if !ok {
			return r.wrong("a whole number from %d to %d is expected", low, high)
		}
		*into, err = strconv.Atoi(n.String())
		if err != nil || *into < low || *into > high {
			return r.wrong("%.20s is no whole number from %d to %d", n, low, high)
		}
		return nil
	}
}

func (r *ownReader) time(into *int) func() error { return r.whole(into, 0, tour.MaxTime) }

func (r *ownReader) flag(into *bool) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		var ok bool
		if *into, ok = t.(bool); !ok {
			return r.wrong("true or false is expected")
		}
		return nil
	}
}

func (r *ownReader) wholes(into *[]int, most, high int) func() error {
	return func() error {
		return r.list(most, func(int) error {
			*into = append(*into, 0)
			return r.whole(&(*into)[len(*into)-1], 0, high)()
		})
	}
}

// stop reads an id, and sets the point that has it once all are known.
func (r *ownReader) stop(set func(point int)) error {
	var id int
	if err := r.whole(&id, 0, tour.MaxTime)(); err != nil {
		return err
	}
	r.names = append(r.names, name{r.where(), id, set})
	return nil
}

func (r *ownReader) stops(into *[]int) func() error {
	return func() error {
		return r.list(maxPoints, func(i int) error {
			*into = append(*into, 0)
			list := into
			return r.stop(func(point int) { (*list)[i] = point })
		})
	}
}

// resolve puts points in place of ids.
func (r *ownReader) resolve() error {
	points := map[int]int{}
	for i, id := range r.problem.IDs {
		if _, twice := points[id]; twice {
			return fault.New(fault.Invalid, "stops[%d].id: %d is another stop's", i, id)
		}
		points[id] = i
	}
	for _, n := range r.names {
		point, known := points[n.id]
		if !known {
			return fault.New(fault.Invalid, "%s: there is no stop with id %d", n.where, n.id)
		}
		n.set(point)
	}
	return nil
}

// sizes says where a table or list by day has not as many rows as it should.
func (r *ownReader) sizes() error {
	p := &r.problem
	tables := map[string][][]int{"travel": p.Travel}
	if p.Walk != nil {
		tables["walk"] = p.Walk
	}
	for k, later := range p.Later {
		tables[fmt.Sprintf("later[%d].travel", k)] = later.Travel
	}
	for where, table := range tables {
		if len(table) != len(p.Stops) {
			return fault.New(fault.Invalid, "%s: it has %d rows for %d stops", where, len(table), len(p.Stops))
		}
		for i, row := range table {
			if len(row) != len(p.Stops) {
				return fault.New(fault.Invalid, "%s[%d]: it has %d times for %d stops", where, i, len(row), len(p.Stops))
			}
		}
	}
	for i, s := range p.Stops {
		if n := len(s.Hours); n > 1 && n != len(p.Days) {
			return fault.New(fault.Invalid, "stops[%d].hours: it has %d lists for %d days", i, n, len(p.Days))
		}
		if n := len(s.Scores); n > 0 && n != len(p.Days) {
			return fault.New(fault.Invalid, "stops[%d].scores: it has %d for %d days", i, n, len(p.Days))
		}
	}
	return nil
}
