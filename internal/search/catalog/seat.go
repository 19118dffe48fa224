package catalog

import (
	"sojourn/internal/search/fold"
	"sojourn/internal/search/gazetteer"
)

// remote are the territories without a town that people do travel to. Three
// others (Bouvet, Heard and McDonald, the U.S. outlying islands) have nobody
// to visit and are left out.
var remote = map[string]gazetteer.City{
	"AC": {Name: "Georgetown", Lat: -7.93, Lon: -14.41, Zone: "Atlantic/St_Helena"},
	"AQ": {Name: "McMurdo", Lat: -77.85, Lon: 166.67, Zone: "Antarctica/McMurdo"},
	"TA": {Name: "Edinburgh of the Seven Seas", Lat: -37.07, Lon: -12.31, Zone: "Atlantic/St_Helena"},
}

// placeCountries finds every country's place on the map and drops the countries that
// have none.
func (c *Catalog) placeCountries() {
	c.seats = map[string]gazetteer.City{}
	kept := c.countries[:0]
	best := c.bestSeats()
	for _, country := range c.countries {
		seat, ok := remote[country.Code]
		if row, found := best[country.Code]; found {
			seat, ok = c.cities[row], true
		}
		if ok {
			c.seats[country.Code] = seat
			kept = append(kept, country)
		}
	}
	c.countries = kept
}

// bestSeats gives the row of each country's seat: its capital by name, else the
// one GeoNames marks, else its largest town.
func (c *Catalog) bestSeats() map[string]int {
	wanted := make(map[string]string, len(c.countries))
	for _, country := range c.countries {
		wanted[country.Code] = country.Capital
	}
	rows, scores := map[string]int{}, map[string]int{}
	for i := range c.cities {
		city := &c.cities[i]
		score := 1 + seatScore(city, wanted[city.Country])
		if score > scores[city.Country] {
			rows[city.Country], scores[city.Country] = i, score
		}
	}
	return rows
}

func seatScore(city *gazetteer.City, want string) int {
	score := city.Population
	if city.Feature == 'C' {
		score += 1 << 30
	}
	if want != "" && city.Name[0] == want[0] && fold.Text(city.Name) == fold.Text(want) && city.Feature != 'X' {
		score += 1 << 31
	}
	return score
}
