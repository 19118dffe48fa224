package gazetteer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesRead(t *testing.T) {
	t.Parallel()
	cities, err := Cities()
	require.NoError(t, err)
	require.Greater(t, len(cities), 170_000)
	airports, err := Airports()
	require.NoError(t, err)
	require.Greater(t, len(airports), 7_500)
	countries, err := Countries()
	require.NoError(t, err)
	require.Greater(t, len(countries), 240)
	local, err := LocalNames()
	require.NoError(t, err)
	require.NotEmpty(t, local)
	starter, err := Starter()
	require.NoError(t, err)
	require.Len(t, starter, 60)
}

// TestLocalNamesAreUsed: a name that no city has any more would go unnoticed.
func TestLocalNamesAreUsed(t *testing.T) {
	t.Parallel()
	cities, err := Cities()
	require.NoError(t, err)
	known := map[[2]string]bool{}
	for i := range cities {
		known[[2]string{cities[i].Country, cities[i].Name}] = true
	}
	local, err := LocalNames()
	require.NoError(t, err)
	for _, n := range local {
		require.True(t, known[[2]string{n.Country, n.City}], "%s, %s", n.City, n.Country)
	}
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	first := Fingerprint()
	require.Len(t, first, 64)
	require.Equal(t, first, Fingerprint())
}

// TestSize: the binary has room for 12 MB of gazetteer.
func TestSize(t *testing.T) {
	t.Parallel()
	require.Less(t, len(citiesFile)+len(airportsFile)+len(countriesFile)+len(countryNamesFile)+len(localNamesFile)+len(starterFile), 12<<20)
}

func TestReadStarterCityRefuses(t *testing.T) {
	t.Parallel()
	head := "# city\tX\tX\tPT\t1\t2\tEurope/Lisbon\n" + StarterColumns + "\n"
	for _, tc := range []struct{ name, text, want string }{
		{"no city line", StarterColumns + "\n", "no # city line"},
		{"short city line", "# city\tX\n", "2 columns, want 7"},
		{"short row", head + "a\tb\n", "line 3: 2 columns, want 10"},
		{"no position", head + "a\tb\tpark\tx\t2\t30\t\t0\toutdoor\t50\n", "line 3"},
		{"no minutes", head + "a\tb\tpark\t1\t2\tlong\t\t0\toutdoor\t50\n", "visit_min"},
		{"no price", head + "a\tb\tpark\t1\t2\t30\t\tcheap\toutdoor\t50\n", "price"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := ReadStarterCity("x", strings.NewReader(tc.text))
			require.ErrorContains(t, err, tc.want)
		})
	}
}

func FuzzReadStarterCity(f *testing.F) {
	f.Add("# city\tX\tX\tPT\t1\t2\tEurope/Lisbon\n" + StarterColumns + "\na\tb\tpark\t1\t2\t30\t24/7\t0\toutdoor\t50\n")
	f.Fuzz(func(t *testing.T, text string) {
		city, err := ReadStarterCity("x", strings.NewReader(text))
		require.True(t, err != nil || city.Name != "")
	})
}
