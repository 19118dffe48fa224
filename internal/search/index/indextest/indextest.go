// Package indextest says what every index.Index must do. Run it from the tests
// of an implementation.
package indextest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/search/index"
)

// Open builds an index of places, the most prominent first. It closes it when
// the test ends.
type Open func(t *testing.T, places []index.Place) index.Index

// Run runs the suite.
func Run(t *testing.T, open Open) {
	t.Run("get", func(t *testing.T) { t.Parallel(); testGet(t, open) })
	t.Run("match", func(t *testing.T) { t.Parallel(); testMatch(t, open) })
	t.Run("filters", func(t *testing.T) { t.Parallel(); testFilters(t, open) })
	t.Run("similar", func(t *testing.T) { t.Parallel(); testSimilar(t, open) })
	t.Run("within", func(t *testing.T) { t.Parallel(); testWithin(t, open) })
	t.Run("top", func(t *testing.T) { t.Parallel(); testTop(t, open) })
	t.Run("empty", func(t *testing.T) { t.Parallel(); testEmpty(t, open) })
	t.Run("many", func(t *testing.T) { t.Parallel(); testMany(t, open) })
}

// place makes a city; keys are "names" and "other".
func place(name string, lat, lon, prominence float64, names, other, area string) index.Place {
	return index.Place{
		ID: id.Derived("test", name), Source: "test", ExternalID: "test:" + name, Group: index.City, Kind: "city",
		Name: name, Lat: lat, Lon: lon, Zone: "Europe/Lisbon", Country: "PT", Prominence: prominence, Price: -1,
		Keys: index.Keys{Names: names, Other: other, Area: area},
	}
}

func sight(name, kind string, lat, lon, prominence float64, names, area string) index.Place {
	p := place(name, lat, lon, prominence, names, "", area)
	p.Group, p.Kind, p.Hours, p.VisitMin, p.Price, p.Setting = index.Sight, kind, "Tu-Su 10:00-18:00", 60, 2, "indoor"
	p.LocalName, p.Address, p.Code = name+" (local)", "Lisbon, Portugal", "X"
	return p
}

func sample() []index.Place {
	places := []index.Place{
		place("Lisbon", 38.7251, -9.1498, 81, "lisbon|lisboa", "lissabon|лиссабон", "portugal"),
		place("London", 51.5085, -0.1257, 93, "london", "londres|ロンドン", "united kingdom"),
		place("Lisburn", 54.5234, -6.0353, 46, "lisburn", "", "united kingdom"),
		place("Suva", -18.1416, 178.4415, 50, "suva", "", "fiji"),
		place("Apia", -13.8333, -171.7667, 48, "apia", "", "samoa"),
		place("Alert", 82.5018, -62.3481, 10, "alert", "", "canada"),
		sight("Belém Tower", "tower", 38.6916, -9.2160, 70, "belem tower|torre de belem", "lisbon|portugal|tower"),
		sight("Coach Museum", "museum", 38.6975, -9.1985, 60, "coach museum", "lisbon|portugal|museum"),
	}
	slices.SortFunc(places, func(a, b index.Place) int { return cmp.Compare(b.Prominence, a.Prominence) })
	return places
}

func names(places []index.Place) []string {
	out := make([]string, len(places))
	for i := range places {
		out[i] = places[i].Name
	}
	return out
}

func term(word string, prefix bool) []index.Term {
	return []index.Term{{Words: []string{word}, Prefix: prefix}}
}

func testGet(t *testing.T, open Open) {
	places := sample()
	x := open(t, places)
	for _, want := range places {
		got, err := x.Get(t.Context(), want.ID)
		require.NoError(t, err)
		require.Equal(t, want, got, "every field comes back")
	}
	for _, unknown := range []string{id.New(), "", "x"} {
		_, err := x.Get(t.Context(), unknown)
		require.True(t, fault.Is(err, fault.NotFound), "%q: %v", unknown, err)
	}
}

func testMatch(t *testing.T, open Open) {
	x := open(t, sample())
	for _, tc := range []struct {
		name  string
		field index.Field
		terms []index.Term
		want  []string
	}{
		{"prefix, by prominence", index.InNames, term("lis", true), []string{"Lisbon", "Lisburn"}},
		{"one letter", index.InNames, term("l", true), []string{"London", "Lisbon", "Lisburn"}},
		{"longer than any kept prefix", index.InNames, term("lisburn", true), []string{"Lisburn"}},
		{"whole word only", index.InNames, term("lis", false), []string{}},
		{"local name", index.InNames, term("lisboa", false), []string{"Lisbon"}},
		{"other names are apart", index.InNames, term("lissabon", true), []string{}},
		{"other name", index.InOther, term("лисс", true), []string{"Lisbon"}},
		{"both", index.InBoth, term("lis", true), []string{"Lisbon", "Lisburn"}},
		{"area", index.InAny, term("lisbon", true), []string{"Lisbon", "Belém Tower", "Coach Museum"}},
		{"area is not a name", index.InBoth, term("portugal", true), []string{}},
		{"every term", index.InAny, append(term("lisbon", false), term("tow", true)...), []string{"Belém Tower"}},
		{"any order", index.InAny, append(term("tower", false), term("bel", true)...), []string{"Belém Tower"}},
		{"spellings of one term", index.InNames, []index.Term{{Words: []string{"suva", "apia"}}}, []string{"Suva", "Apia"}},
		{"no term", index.InNames, nil, []string{}},
		{"nothing fits", index.InAny, term("zzz", true), []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got, err := x.Match(t.Context(), tc.field, tc.terms, index.Filter{}, 10)
			require.NoError(t, err)
			require.Equal(t, tc.want, names(got))
		})
	}
}

func testFilters(t *testing.T, open Open) {
	x := open(t, sample())
	match := func(word string, f index.Filter, limit int) []string {
		got, err := x.Match(t.Context(), index.InAny, term(word, true), f, limit)
		require.NoError(t, err)
		return names(got)
	}
	pacific := &index.Box{West: 170, South: -25, East: -165, North: -10}
	require.Equal(t, []string{"Coach Museum"}, match("lisbon", index.Filter{Kind: "museum"}, 10))
	require.Equal(t, []string{"Belém Tower", "Coach Museum"}, match("lisbon", index.Filter{Kind: "sight"}, 10))
	require.Equal(t, []string{"Lisburn"}, match("l", index.Filter{Box: &index.Box{West: -7, South: 54, East: -6, North: 55}}, 10))
	require.Equal(t, []string{"Suva"}, match("s", index.Filter{Box: pacific, Kind: "city"}, 1))
	require.Equal(t, []string{"London"}, match("l", index.Filter{}, 1))
	require.Empty(t, match("lisbon", index.Filter{Box: pacific}, 10))
}

func testSimilar(t *testing.T, open Open) {
	x := open(t, sample())
	for _, tc := range []struct {
		word   string
		prefix bool
		want   string
	}{
		{"lisbn", false, "lisbon"}, {"lisbonn", false, "lisbon"}, {"lizbon", false, "lisbon"}, {"ilsbon", false, "lisbon"},
		{"lisbno", false, "lisbon"}, {"isbon", false, "lisbon"}, {"lodnon", false, "london"}, {"musem", true, "museum"},
		{"lisbi", true, "lisbon"},
	} {
		t.Run(tc.word, func(t *testing.T) {
			t.Parallel()
			got, err := x.Similar(t.Context(), tc.word, tc.prefix, 5)
			require.NoError(t, err)
			require.Contains(t, got, tc.want)
		})
	}
	for _, word := range []string{"lis", "zzzzzz", "lxxbon", ""} {
		got, err := x.Similar(t.Context(), word, false, 5)
		require.NoError(t, err)
		require.Empty(t, got, word)
	}
}

func testWithin(t *testing.T, open Open) {
	x := open(t, sample())
	within := func(lat, lon, radius float64, f index.Filter, limit int) []string {
		got, err := x.Within(t.Context(), lat, lon, radius, f, limit)
		require.NoError(t, err)
		out := make([]string, len(got))
		for i, n := range got {
			out[i] = n.Name
			require.LessOrEqual(t, n.DistanceM, radius)
			require.InDelta(t, index.DistanceM(lat, lon, n.Lat, n.Lon), n.DistanceM, 1e-6)
		}
		return out
	}
	require.Equal(t, []string{"Belém Tower", "Coach Museum", "Lisbon"}, within(38.6916, -9.2160, 10_000, index.Filter{}, 10))
	require.Equal(t, []string{"Belém Tower"}, within(38.6916, -9.2160, 10_000, index.Filter{}, 1))
	require.Equal(t, []string{"Belém Tower"}, within(38.6916, -9.2160, 0, index.Filter{}, 10))
	require.Equal(t, []string{"Coach Museum"}, within(38.6916, -9.2160, 10_000, index.Filter{Kind: "museum"}, 10))
	require.Empty(t, within(0, -30, 500_000, index.Filter{}, 10))
	require.Equal(t, []string{"Suva", "Apia"}, within(-16, -179.9, 1_100_000, index.Filter{}, 10), "across the antimeridian")
	require.Equal(t, []string{"Alert"}, within(89.9, 100, 900_000, index.Filter{}, 10), "over the pole")
}

func testTop(t *testing.T, open Open) {
	x := open(t, sample())
	top := func(f index.Filter, limit int) []string {
		got, err := x.Top(t.Context(), f, limit)
		require.NoError(t, err)
		return names(got)
	}
	require.Equal(t, []string{"London", "Lisbon"}, top(index.Filter{}, 2))
	require.Equal(t, []string{"Belém Tower", "Coach Museum"}, top(index.Filter{Kind: "sight"}, 5))
	require.Equal(t, []string{"Suva", "Apia"}, top(index.Filter{Box: &index.Box{West: 170, South: -25, East: -165, North: -10}}, 5))
	edge := &index.Box{West: -9.1498, South: 38.7251, East: -9.1498, North: 38.7251}
	require.Equal(t, []string{"Lisbon"}, top(index.Filter{Box: edge}, 5), "a box of one point, edges included")
}

func testEmpty(t *testing.T, open Open) {
	x := open(t, nil)
	got, err := x.Match(t.Context(), index.InAny, term("a", true), index.Filter{}, 5)
	require.NoError(t, err)
	require.Empty(t, got)
	near, err := x.Within(t.Context(), 0, 0, 1000, index.Filter{}, 5)
	require.NoError(t, err)
	require.Empty(t, near)
}

// testMany compares with a scan over places spread like sunflower seeds, which
// fills several levels of a tree and gives prefixes thousands of places.
func testMany(t *testing.T, open Open) {
	const n = 4000
	places := make([]index.Place, n)
	for i := range places {
		lat := math.Asin(1-2*(float64(i)+0.5)/n) * 180 / math.Pi
		lon := math.Mod(float64(i)*137.50776405, 360) - 180
		name := "p" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676))
		places[i] = place(name, lat, lon, 90-float64(i)/n*80, name, "", []string{"odd", "even"}[i%2])
		if i%50 == 0 {
			places[i].Group, places[i].Kind = index.Sight, "museum"
		}
	}
	x := open(t, places)
	manyNear(t, x, places)
	manyWords(t, x, places)
	world, err := x.Top(t.Context(), index.Filter{Box: &index.Box{West: -180, South: -90, East: 180, North: 90}}, 5)
	require.NoError(t, err)
	require.Equal(t, names(places[:5]), names(world))
}

func manyNear(t *testing.T, x index.Index, places []index.Place) {
	for i := 0; i < len(places); i += 97 {
		at := places[i]
		for _, radius := range []float64{0, 300_000, 900_000} {
			want := scan(places, len(places), func(p *index.Place) bool {
				return index.DistanceM(at.Lat, at.Lon, p.Lat, p.Lon) <= radius
			})
			found, err := x.Within(t.Context(), at.Lat, at.Lon, radius, index.Filter{}, len(places))
			require.NoError(t, err)
			got := make([]string, len(found))
			for j := range found {
				got[j] = found[j].Name
			}
			require.ElementsMatch(t, want, got)
		}
	}
}

// scan gives the names of the first limit places that fit.
func scan(places []index.Place, limit int, fits func(p *index.Place) bool) []string {
	found := []string{}
	for i := range places {
		if len(found) < limit && fits(&places[i]) {
			found = append(found, places[i].Name)
		}
	}
	return found
}

// manyWords looks for prefixes of very many places, some and few, alone, with
// another spelling and with what few of those are.
func manyWords(t *testing.T, x index.Index, places []index.Place) {
	far := &index.Box{West: -180, South: -90, East: 180, North: -60}
	for _, spellings := range [][]string{{"p"}, {"p", "pc"}, {"pc"}, {"pcd"}, {"pcdb"}, {"q"}} {
		for _, area := range []string{"", "odd", "none"} {
			for _, f := range []index.Filter{{}, {Kind: "museum"}, {Kind: "city", Box: far}, {Box: far}} {
				for _, limit := range []int{1, 10, 100, 1050, len(places)} {
					terms := []index.Term{{Words: spellings, Prefix: true}}
					if area != "" {
						terms = append(term(area, false), terms...)
					}
					got, err := x.Match(t.Context(), index.InAny, terms, f, limit)
					require.NoError(t, err)
					require.Equal(t, scan(places, limit, func(p *index.Place) bool {
						return strings.HasPrefix(p.Name, spellings[0]) && (area == "" || p.Keys.Area == area) && f.Admits(p)
					}), names(got), "%s %s %v %d", area, spellings, f, limit)
				}
			}
		}
	}
}
