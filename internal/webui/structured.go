package webui

import (
	"encoding/json"
	"html/template"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/lang"
)

// node is a thing of schema.org.
type node = map[string]any

// encoded is structured data for a page's script.
func encoded(doc node) template.JS {
	b, err := json.Marshal(doc) // escapes <, > and &, so it cannot end the script
	if err != nil {
		return "{}"
	}
	return template.JS(b) //nolint:gosec // JSON that we made, with HTML escaped
}

// structuredSite tells search engines what the program is.
func structuredSite(v view, l *lang.Language) template.JS {
	return encoded(node{"@context": "https://schema.org", "@graph": []node{
		{"@type": "WebSite", "@id": v.Canonical + "#site", "name": "Sojourn", "url": v.Canonical, "description": v.Description, "inLanguage": l.Tag},
		{"@type": "SoftwareApplication", "name": "Sojourn", "url": v.Canonical, "description": v.Description, "applicationCategory": "TravelApplication",
			"operatingSystem": "Web", "image": v.Image.URL, "offers": node{"@type": "Offer", "price": "0", "priceCurrency": "EUR"}},
	}})
}

// structuredTrip is the schema.org form of the trip for search engines.
func structuredTrip(it itineraryapi.SharedItinerary, v view, l *lang.Language) template.JS {
	doc := node{"@context": "https://schema.org", "@type": "TouristTrip", "name": it.Name, "url": v.Canonical, "inLanguage": l.Tag,
		"image": v.Image.URL, "itinerary": itemList(it)}
	set(doc, "description", it.Description)
	if it.StartDate != "" {
		doc["@type"] = []string{"Trip", "TouristTrip"}
		doc["departureTime"], doc["arrivalTime"] = it.StartDate, it.EndDate
	}
	if it.OwnerName != "" {
		doc["provider"] = node{"@type": "Person", "name": it.OwnerName}
	}
	return encoded(doc)
}

func set(n node, name, value string) {
	if value != "" {
		n[name] = value
	}
}

func itemList(it itineraryapi.SharedItinerary) node {
	stops := []node{}
	for _, d := range it.Days {
		for _, item := range d.Items {
			if item.Type == "note" {
				continue
			}
			stops = append(stops, node{"@type": "ListItem", "position": len(stops) + 1, "item": thing(item)})
		}
	}
	return node{"@type": "ItemList", "numberOfItems": len(stops), "itemListElement": stops}
}

// things are the schema.org types of stops; what has no row is a place.
var things = map[string]string{"": "TouristAttraction", "place": "TouristAttraction", "activity": "TouristAttraction", lodging: "LodgingBusiness", "restaurant": "Restaurant"}

func thing(item itineraryapi.SharedItem) node {
	kind, ok := things[item.Type]
	if !ok {
		kind = "Place"
	}
	n := node{"@type": kind, "name": item.Title}
	set(n, "description", item.Description)
	set(n, "address", item.Address)
	if item.Located {
		n["geo"] = node{"@type": "GeoCoordinates", "latitude": item.Lat, "longitude": item.Lon}
	}
	return n
}
