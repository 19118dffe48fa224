package search_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/search/catalog"
	"sojourn/internal/search/index"
)

// TestIndexesAgree: whatever is asked of the whole gazetteer, both indexes give
// the same places in the same order.
func TestIndexesAgree(t *testing.T) {
	t.Parallel()
	setup(t)
	setupShared(t)
	all, err := catalog.Load()
	require.NoError(t, err)
	rapid.Check(t, func(rt *rapid.T) {
		q := question{rt, all}
		limit := rapid.SampledFrom([]int{1, 13, 200, 400}).Draw(rt, "limit")
		filter := q.filter()
		both := func(ask func(x index.Index) ([]index.Place, error)) {
			want, err := ask(whole.index)
			require.NoError(rt, err)
			got, err := ask(shared.index)
			require.NoError(rt, err)
			require.Equal(rt, externals(want), externals(got))
		}
		field := index.Field(rapid.IntRange(0, 3).Draw(rt, "field"))
		terms := q.terms()
		both(func(x index.Index) ([]index.Place, error) { return x.Match(t.Context(), field, terms, filter, limit) })
		both(func(x index.Index) ([]index.Place, error) { return x.Top(t.Context(), filter, limit) })
		at := q.place()
		radius := rapid.SampledFrom([]float64{0, 1000, 25_000, 500_000}).Draw(rt, "radius")
		both(func(x index.Index) ([]index.Place, error) {
			near, err := x.Within(t.Context(), at.Lat, at.Lon+0.01, radius, filter, limit)
			places := make([]index.Place, len(near))
			for i := range near {
				places[i] = near[i].Place
			}
			return places, err
		})
		word, prefix := q.typo(), rapid.Bool().Draw(rt, "prefix")
		want, err := whole.index.Similar(t.Context(), word, prefix, limit)
		require.NoError(rt, err)
		got, err := shared.index.Similar(t.Context(), word, prefix, limit)
		require.NoError(rt, err)
		require.Equal(rt, want, got, word)
	})
}

func externals(places []index.Place) []string {
	ids := make([]string, len(places))
	for i := range places {
		ids[i] = places[i].ExternalID
	}
	return ids
}

// question draws what may be asked, from what there is.
type question struct {
	rt  *rapid.T
	all *catalog.Catalog
}

// place draws one of the best known or any.
func (q question) place() index.Place {
	most := rapid.SampledFrom([]int{500, q.all.Len()}).Draw(q.rt, "of the first")
	return q.all.At(rapid.IntRange(0, most-1).Draw(q.rt, "place"))
}

// word draws a word of a place: of its names, other names or areas.
func (q question) word(p index.Place) string {
	words := strings.FieldsFunc(p.Keys.Names+"|"+p.Keys.Other+"|"+p.Keys.Area, func(r rune) bool { return r == '|' || r == ' ' })
	return rapid.SampledFrom(words).Draw(q.rt, "word")
}

func (q question) terms() []index.Term {
	p := q.place()
	var terms []index.Term
	for range rapid.IntRange(1, 3).Draw(q.rt, "terms") {
		word := []rune(q.word(p))
		term := index.Term{Prefix: rapid.Bool().Draw(q.rt, "prefix")}
		if term.Prefix {
			word = word[:rapid.IntRange(1, len(word)).Draw(q.rt, "letters")]
		}
		term.Words = []string{string(word)}
		if rapid.Bool().Draw(q.rt, "another spelling") {
			term.Words = append(term.Words, q.word(q.place()))
		}
		terms = append(terms, term)
	}
	return terms
}

func (q question) filter() (f index.Filter) {
	f.Kind = rapid.SampledFrom([]string{"", "", "city", "sight", "museum", "airport", "unknown"}).Draw(q.rt, "kind")
	if rapid.Bool().Draw(q.rt, "box") {
		p := q.place()
		size := rapid.SampledFrom([]float64{0, 0.5, 5, 60}).Draw(q.rt, "size")
		f.Box = &index.Box{West: max(-180, p.Lon-size), South: p.Lat - size, East: p.Lon + size, North: p.Lat + size}
		if f.Box.East > 180 {
			f.Box.East -= 360
		}
	}
	return f
}

// typo draws a word with one letter left out or another in its place.
func (q question) typo() string {
	word := []rune(q.word(q.place()))
	at := rapid.IntRange(0, len(word)-1).Draw(q.rt, "at")
	if rapid.Bool().Draw(q.rt, "left out") {
		return string(word[:at]) + string(word[at+1:])
	}
	word[at] = rapid.SampledFrom([]rune("aeionz東")).Draw(q.rt, "letter")
	return string(word)
}
