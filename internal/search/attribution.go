package search

import "sojourn/internal/search/rank"

// Attribution is what a source asks to be shown where its data is.
type Attribution struct {
	Source  string `json:"source" example:"geonames" doc:"As in the places' source."`
	Text    string `json:"text" example:"© GeoNames, CC BY 4.0" doc:"The line to show."`
	URL     string `json:"url" example:"https://www.geonames.org/" doc:"Where the line links to; empty where there is none."`
	Licence string `json:"licence" example:"CC-BY-4.0" doc:"The licence, by its SPDX identifier."`
}

// sources are the embedded data sets; data/README.md says how each is made.
var sources = map[string]Attribution{
	"geonames":     {"geonames", "© GeoNames, CC BY 4.0", "https://www.geonames.org/", "CC-BY-4.0"},
	"airportsdata": {"airportsdata", "Airport data: airportsdata, MIT", "https://github.com/mborsetti/airportsdata", "MIT"},
	"countries":    {"countries", "Country data: Countries List, MIT; names: Unicode CLDR", "https://github.com/annexare/Countries", "MIT AND Unicode-3.0"},
	"starter":      {"starter", "Sojourn starter sights, approximate", "", "Apache-2.0"},
	sourceCustom:   {sourceCustom, "A position of your own", "", ""},
}

// attributions gives the sources of hits, each once, in order of appearance. A
// country stands where its capital does, and an airport's rank comes from the
// towns around it: both lean on GeoNames.
func attributions(hits []rank.Hit) []Attribution {
	out := []Attribution{}
	seen := map[string]bool{sourceCustom: true}
	add := func(source string) {
		if !seen[source] {
			seen[source] = true
			out = append(out, sources[source])
		}
	}
	for i := range hits {
		add(hits[i].Source)
		if hits[i].Source == "countries" {
			add("geonames")
		}
	}
	return out
}
