package main

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

type country struct {
	Name, Native, Capital string
	Alias, Currency       []string
}

func readCountries(cache string) (map[string]country, error) {
	all := map[string]country{}
	err := memberJSON(cache, "countries-list", "countries.min.json", &all)
	return all, err
}

// countryRows writes code, name, local name, other names, capital, currencies.
func countryRows(cache string) ([][]string, error) {
	all, err := readCountries(cache)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, code := range slices.Sorted(maps.Keys(all)) {
		c := all[code]
		rows = append(rows, []string{
			code, c.Name, strings.Trim(c.Native, "\u200e\u200f"), strings.Join(c.Alias, "|"),
			c.Capital, strings.Join(c.Currency, "|"),
		})
	}
	return rows, nil
}

// nameLanguages are the languages in which country names can be searched.
var nameLanguages = []string{
	"en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "no", "fi", "cs", "hu", "ro", "tr", "el", "ru", "uk",
	"ar", "he", "hi", "th", "vi", "id", "ja", "ko", "zh", "zh-Hant",
}

// countryNameRows writes code and the CLDR names in nameLanguages.
func countryNameRows(cache string) ([][]string, error) {
	all, err := readCountries(cache)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, code := range slices.Sorted(maps.Keys(all)) {
		region, err := language.ParseRegion(code)
		if err != nil {
			continue
		}
		seen := map[string]bool{}
		var names []string
		for _, tag := range nameLanguages {
			name := display.Regions(language.MustParse(tag)).Name(region)
			if key := fold(name); key != "" && !seen[key] {
				seen[key] = true
				names = append(names, name)
			}
		}
		rows = append(rows, []string{code, strings.Join(names, "|")})
	}
	return rows, nil
}
