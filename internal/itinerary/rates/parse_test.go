package rates_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/rates"
	"sojourn/internal/kit/fault"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"as it is": file, "as a spreadsheet writes it": "\ufeff" + strings.ReplaceAll(file, "\n", "\r\n")} {
		table, err := rates.Parse([]byte(text))
		require.NoError(t, err, name)
		require.Equal(t, []string{"2027-05-01", "Ours, of May"}, []string{table.Date(), table.Source()}, name)
		require.Equal(t, map[string]float64{"EUR": 1, "USD": 1.25, "JPY": 160, "KWD": 0.32, "HUF": 400}, table.Rates(), name)
	}
}

// TestParseRefuses: what is wrong is told with its line and field.
func TestParseRefuses(t *testing.T) {
	t.Parallel()
	const head = "date,2027-05-01\nsource,x\n"
	for text, say := range map[string][]string{
		"":                                      {"field date", "missing"},
		"date,2027-05-01\nUSD,1\n":              {"field source", "missing"},
		head:                                    {"field currency", "missing"},
		head + "USD,1,2\n":                      {"line 3", "two fields"},
		head + "USD\n":                          {"line 3", "two fields"},
		head + "\n# x\nUSD;1\n":                 {"line 5", "two fields"},
		head + "\"USD,1\n":                      {"line", "CSV"},
		head + "USD,1\n\nUSD,2\n":               {"line 5, field name", "line 3"},
		head + "EUR,1\n":                        {"line 3, field currency", "leave it out"},
		head + "usd,1\n":                        {"line 3, field currency", "ISO 4217"},
		head + "XQZ,1\n":                        {"line 3, field currency", "ISO 4217"},
		head + "currency,rate\n":                {"line 3, field currency", "ISO 4217"},
		head + "USD,\"1,08\"\n":                 {"line 3, field rate", "above 0"},
		head + "USD,\n":                         {"line 3, field rate", "above 0"},
		head + "USD,0.00\n":                     {"line 3, field rate", "above 0"},
		head + "USD,-1\n":                       {"line 3, field rate", "above 0"},
		head + "USD,1e5\n":                      {"line 3, field rate", "above 0"},
		head + "USD,NaN\n":                      {"line 3, field rate", "above 0"},
		head + "USD,1/3\n":                      {"line 3, field rate", "above 0"},
		head + "USD,123456.1234567891\n":        {"line 3, field rate", "15 digits"},
		"date,2027-02-30\nsource,x\nUSD,1\n":    {"line 1, field date", "date"},
		"date,2027-05-01\nsource,\nUSD,1\n":     {"line 2, field source", "at least 1"},
		"date,2027-05-01\nsource,\xff\nUSD,1\n": {"file", "UTF-8"},
		"source," + strings.Repeat("x", 301):    {"line 1, field source", "at most 300"},
		strings.Repeat("#\n", 1<<15+1):          {"file", "at most 65536"},
	} {
		table, err := rates.Parse([]byte(text))
		require.True(t, fault.Is(err, fault.Invalid), "%.60q: %v", text, err)
		require.Nil(t, table)
		for _, part := range say {
			require.ErrorContains(t, err, part, "%.60q", text)
		}
	}
}

// FuzzParse: a file is read or refused with a kind, and what is read can be
// written and read again to the same.
func FuzzParse(f *testing.F) {
	f.Add(file)
	f.Add("date,2027-05-01\nsource,\"x\"\"\ny\"\nJPY,0.000000000001\nKWD,999999999999.999\n")
	f.Add("USD;1,1")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := rates.Parse([]byte(text))
		if err != nil {
			require.Equal(t, fault.Invalid, fault.KindOf(err), "%v", err)
			return
		}
		again := "date," + table.Date() + "\nsource,x\n"
		for code, rate := range table.Rates() {
			require.Positive(t, rate)
			if code != rates.Base {
				again += code + "," + strconv.FormatFloat(rate, 'f', -1, 64) + "\n"
			}
		}
		twin, err := rates.Parse([]byte(again))
		require.NoError(t, err, "%s", again)
		require.Equal(t, table.Rates(), twin.Rates())
	})
}
