package catalog

import (
	"strings"

	"sojourn/internal/kit/id"
	"sojourn/internal/search/fold"
	"sojourn/internal/search/gazetteer"
	"sojourn/internal/search/index"
)

// namespace is what gazetteer ids are derived in; changing it changes them all.
const namespace = "gazetteer"

func (c *Catalog) city(row *gazetteer.City) index.Place {
	local := c.local[cityKey{row.Country, row.Name}]
	p := index.Place{
		Source: "geonames", ExternalID: "geonames:" + row.GeoNames, Group: index.City, Kind: string(index.City),
		Name: row.Name, LocalName: otherThan(local.Local, row.Name), Lat: row.Lat, Lon: row.Lon,
		Zone: row.Zone, Country: row.Country, Price: -1,
	}
	region := otherThan(row.Region, row.Name)
	if row.Feature == 'C' {
		region = "" // "Lisbon, Portugal": a capital's region adds nothing
	}
	p.Address = join(region, c.names[row.Country])
	names := keys(append([]string{row.Name, local.Local}, local.Others...)...)
	p.Keys.Names = joinKeys(names)
	p.Keys.Other = joinKeys(without(keys(strings.Split(row.Alternates, "|")...), names))
	p.Keys.Area = joinKeys(keys(row.Region, c.names[row.Country], row.Country))
	return identified(p)
}

func (c *Catalog) airport(row *gazetteer.Airport) index.Place {
	p := index.Place{
		Source: "airportsdata", ExternalID: "iata:" + row.IATA, Group: index.Airport, Kind: string(index.Airport),
		Name: row.Name, Code: row.IATA, Lat: row.Lat, Lon: row.Lon, Zone: row.Zone, Country: row.Country, Price: -1,
	}
	p.Address = join(otherThan(row.City, row.Name), c.names[row.Country])
	p.Keys.Names = joinKeys(keys(row.Name, row.IATA))
	p.Keys.Other = joinKeys(keys(row.ICAO))
	p.Keys.Area = joinKeys(keys(row.City, row.CityCode, row.Region, c.names[row.Country], row.Country, "airport"))
	return identified(p)
}

func (c *Catalog) country(row *gazetteer.Country) index.Place {
	p := index.Place{
		Source: "countries", ExternalID: "iso:" + row.Code, Group: index.Country, Kind: string(index.Country),
		Name: row.Name, LocalName: otherThan(row.LocalName, row.Name), Code: row.Code, Country: row.Code, Price: -1,
	}
	seat := c.seats[row.Code]
	p.Lat, p.Lon, p.Zone = seat.Lat, seat.Lon, seat.Zone
	names := keys(append([]string{row.Name, row.LocalName}, row.Aliases...)...)
	p.Keys.Names = joinKeys(names)
	p.Keys.Other = joinKeys(without(keys(row.Names...), names))
	p.Keys.Area = joinKeys(keys(row.Code))
	return identified(p)
}

func (c *Catalog) sight(city *gazetteer.StarterCity, row *gazetteer.Sight) index.Place {
	p := index.Place{
		Source: "starter", ExternalID: "starter:" + city.Slug + "/" + strings.ReplaceAll(fold.Text(row.Name), " ", "-"),
		Group: index.Sight, Kind: row.Kind, Name: row.Name, LocalName: otherThan(row.LocalName, row.Name),
		Lat: row.Lat, Lon: row.Lon, Zone: city.Zone, Country: city.Country, Hours: row.OpeningHours,
		VisitMin: row.VisitMin, Price: row.Price, Setting: row.Setting,
	}
	p.Address = join(city.Name, c.names[city.Country])
	p.Keys.Names = joinKeys(keys(row.Name, row.LocalName))
	p.Keys.Area = joinKeys(keys(city.Name, city.LocalName, c.names[city.Country], city.Country, strings.ReplaceAll(row.Kind, "_", " ")))
	return identified(p)
}

func identified(p index.Place) index.Place {
	p.ID = id.Derived(namespace, p.ExternalID)
	return p
}

// keys folds names and drops the empty and the repeated.
func keys(names ...string) []string {
	out := make([]string, 0, len(names))
	for _, name := range names {
		if key := fold.Text(name); key != "" && !contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

func joinKeys(keys []string) string { return strings.Join(keys, "|") }

func without(all, known []string) []string {
	kept := all[:0]
	for _, key := range all {
		if !contains(known, key) {
			kept = append(kept, key)
		}
	}
	return kept
}

func contains(all []string, key string) bool {
	for _, k := range all {
		if k == key {
			return true
		}
	}
	return false
}

func otherThan(name, other string) string {
	if name == other {
		return ""
	}
	return name
}

func join(parts ...string) string {
	kept := parts[:0]
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ", ")
}
