package rank

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/search/index"
	"sojourn/internal/search/query"
)

func keys(names, other, area string) index.Place {
	return index.Place{ID: names + "/" + other + "/" + area, Prominence: 50, Keys: index.Keys{Names: names, Other: other, Area: area}}
}

// TestOrder: of equally prominent places the better fit comes first.
func TestOrder(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, text    string
		better, worse index.Place
	}{
		{"whole name before beginning", "split", keys("split", "", ""), keys("splitska", "", "")},
		{"shorter before longer", "lis", keys("lisbon", "", ""), keys("lisbon heights north", "", "")},
		{"beginning before middle", "york", keys("yorkshire", "", ""), keys("new yorkshire", "", "")},
		{"name before other name", "rom", keys("rome", "", ""), keys("x", "rome", "")},
		{"whole other name before a beginning of it", "lissabon", keys("lisbon", "lissabon", ""), keys("y", "lissabonne", "")},
		{"other name before area", "lisboa", keys("x", "lisboa", ""), keys("tower", "", "lisboa")},
		{"all words before some", "belem tower", keys("belem tower", "", ""), keys("tower", "", "")},
		{"name and area before a name alone", "lisbon castle", keys("castle", "", "lisbon"), keys("castle", "", "porto")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			q := query.Parse(tc.text)
			got := Best(q, nil, []index.Place{tc.worse, tc.better}, 2)
			require.Equal(t, tc.better.ID, got[0].ID, "%v %v", got[0].Score, got[1].Score)
		})
	}
}

func TestProminenceAndNearnessAdd(t *testing.T) {
	t.Parallel()
	q := query.Parse("cambridge")
	famous, near := keys("cambridge", "", ""), keys("cambridge", "", "")
	famous.ID, famous.Prominence, famous.Lat = "famous", 60, 52
	near.ID, near.Prominence, near.Lat = "near", 45, 10
	require.Equal(t, "famous", Best(q, nil, []index.Place{near, famous}, 1)[0].ID)
	require.Equal(t, "near", Best(q, &Point{Lat: 10.01}, []index.Place{near, famous}, 1)[0].ID)
}

func TestMatches(t *testing.T) {
	t.Parallel()
	tower := keys("belem tower|torre de belem", "", "lisbon|portugal")
	for text, want := range map[string]bool{
		"belem": true, "tow bel": true, "lisbon tower": true, "lisbon": false, "porto tower": false, "elem": false,
	} {
		require.Equal(t, want, Matches(query.Parse(text), &tower.Keys), text)
	}
}

// TestBestIsStable: the order of candidates and repeated ones change nothing.
func TestBestIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-c]{1,4}( [a-c]{1,4})?`)
		var places []index.Place
		for _, name := range rapid.SliceOfNDistinct(word, 1, 12, rapid.ID).Draw(t, "names") {
			p := keys(name, "", "")
			p.Prominence = float64(rapid.IntRange(0, 3).Draw(t, "prominence"))
			places = append(places, p)
		}
		q := query.Parse(word.Draw(t, "text"))
		want := Best(q, nil, append([]index.Place(nil), places...), 5)
		shuffled := rapid.Permutation(places).Draw(t, "order")
		require.Equal(t, want, Best(q, nil, append(shuffled, places...), 5))
		require.LessOrEqual(t, len(want), 5)
	})
}
