package postgis

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strconv"
	"strings"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
)

// find gives the most prominent places with every term, by the shortest way:
// through the places of the rarest term, as far as its heads reach; through
// those of another, whose heads hold all; else through a box that holds few, or
// the index of words.
func (x *Index) find(ctx context.Context, terms []term, box *index.Box, limit int) ([]index.Place, error) {
	alone := 0 // ranks to fetch at once, where the heads may answer by themselves
	if len(terms) == 1 && box == nil {
		alone = limit
	}
	heads, err := x.heads(ctx, terms, alone)
	if err != nil {
		return nil, err
	}
	for _, s := range starts(terms, heads) {
		if best, ok := s.best(alone); ok {
			return x.places(ctx, x.texts.byRank, []any{best})
		}
		found, err := x.from(ctx, s, queryOf(terms), box, limit)
		if err != nil || len(found) == limit || s.reach == everything {
			return found, err
		}
	}
	if found, ok, err := x.throughBox(ctx, box, queryOf(terms), limit); ok || err != nil {
		return found, err
	}
	return x.places(ctx, x.texts.byWords, []any{queryOf(terms)}, inBoxArgs(orWorld(box)), []any{limit})
}

// from checks the places of a start.
func (x *Index) from(ctx context.Context, s start, query string, box *index.Box, limit int) ([]index.Place, error) {
	return x.places(ctx, x.texts.byCandidates, []any{s.keys, s.lookUp, s.reach, query}, inBoxArgs(orWorld(box)), []any{limit})
}

// everything is the reach of what holds all places.
const everything = math.MaxInt32

// head is what is known of a word or prefix that many places have.
type head struct {
	places int
	reach  int32
	ranks  []int32 // of the best known, as many as were asked for
}

func (x *Index) heads(ctx context.Context, terms []term, ranks int) (map[string]head, error) {
	var keys []string
	for _, t := range terms {
		for _, word := range t.words {
			keys = append(keys, t.key(word))
		}
	}
	heads := map[string]head{}
	_, err := collect(ctx, x, x.texts.heads, func(rows *sql.Rows) (none struct{}, err error) {
		var key, ranks string
		var h head
		if err = rows.Scan(&key, &h.places, &h.reach, &ranks); err == nil {
			h.ranks, err = parseArray(ranks)
			heads[key] = h
		}
		return none, err
	}, ranks, ranks, keys)
	return heads, err
}

// start is where a search may begin: places of one term, which are all there
// are with a rank up to reach.
type start struct {
	weight int      // about how many places the term has
	keys   []string // of its heads
	lookUp string   // a tsquery for its words without a head; empty where all have one
	reach  int32
	ranks  []int32 // as far as they were fetched, in order
}

// starts gives the rarest term, and where its heads do not hold all, the rarest
// of which they do.
func starts(terms []term, heads map[string]head) []start {
	var rarest, complete []start
	for _, t := range terms {
		s := startAt(t, heads)
		if len(rarest) == 0 || s.weight < rarest[0].weight {
			rarest = []start{s}
		}
		if s.reach == everything && (len(complete) == 0 || s.weight < complete[0].weight) {
			complete = []start{s}
		}
	}
	if rarest[0].reach == everything {
		return rarest
	}
	return append(rarest, complete...)
}

func startAt(t term, heads map[string]head) start {
	s := start{reach: everything}
	var light []string
	for _, word := range t.words {
		h, ok := heads[t.key(word)]
		if !ok {
			light = append(light, word)
			s.weight += few
			continue
		}
		s.weight += h.places
		s.keys = append(s.keys, t.key(word))
		s.reach = min(s.reach, h.reach)
		s.ranks = append(s.ranks, h.ranks...)
	}
	slices.Sort(s.ranks)
	s.ranks, s.lookUp = slices.Compact(s.ranks), t.query(light)
	return s
}

// best gives the best limit ranks where the heads answer by themselves. Each
// gave as many of its own, so that the best of all are among them.
func (s start) best(limit int) ([]int32, bool) {
	if limit == 0 || s.lookUp != "" || limit > mostOfPrefix {
		return nil, false
	}
	return s.ranks[:min(limit, len(s.ranks))], true
}

// Arrays of numbers travel as text, which any driver passes on.
func arrayText(ranks []int32) string {
	b := []byte{'{'}
	for i, rank := range ranks {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(rank), 10)
	}
	return string(append(b, '}'))
}

func parseArray(text string) ([]int32, error) {
	var ranks []int32
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '{' || r == ',' || r == '}' }) {
		n, err := strconv.ParseInt(part, 10, 32)
		if err != nil {
			return nil, fault.Wrap(err, fault.Internal, "search index")
		}
		ranks = append(ranks, int32(n))
	}
	return ranks, nil
}
