package trip

import (
	"regexp"

	"sojourn/internal/kit/fault"
)

// Location is a place as it is kept with an item: a copy, so that an
// itinerary stays whole when a data source changes or goes away.
type Location struct {
	ID           string  `json:"id,omitempty" format:"uuid" doc:"The place's id in search; absent for a custom place."`
	Name         string  `json:"name" minLength:"1" maxLength:"300" example:"Belém Tower" doc:"The place's name."`
	LocalName    string  `json:"local_name,omitempty" maxLength:"300" example:"Torre de Belém" doc:"The name in the place's own language."`
	Address      string  `json:"address,omitempty" maxLength:"500" doc:"The postal address, in one line."`
	Lat          float64 `json:"lat" minimum:"-90" maximum:"90" example:"38.6916" doc:"Latitude in degrees (WGS 84)."`
	Lon          float64 `json:"lon" minimum:"-180" maximum:"180" example:"-9.216" doc:"Longitude in degrees (WGS 84)."`
	Type         string  `json:"type,omitempty" maxLength:"40" example:"landmark" doc:"What the place is: city, airport, museum, …."`
	ExternalID   string  `json:"external_id,omitempty" maxLength:"200" example:"geonames:2267057" doc:"The id in the place's source."`
	Zone         string  `json:"zone,omitempty" maxLength:"64" example:"Europe/Lisbon" doc:"The IANA time zone; filled in from the position when absent."`
	Country      string  `json:"country,omitempty" maxLength:"2" pattern:"^([A-Z]{2})?$" example:"PT" doc:"ISO 3166-1 code of the country; filled in from the position when absent."`
	OpeningHours string  `json:"opening_hours,omitempty" maxLength:"1000" example:"Tu-Su 09:30-18:00" doc:"Opening hours in OpenStreetMap syntax."`
	Popularity   float64 `json:"popularity,omitempty" minimum:"0" maximum:"1" doc:"How well known the place is, 0 to 1."`
	VisitMin     int     `json:"visit_min,omitempty" minimum:"0" maximum:"10080" example:"60" doc:"The usual visit, in minutes."`
	PriceLevel   int     `json:"price_level,omitempty" minimum:"0" maximum:"4" doc:"0 free or unknown, to 4 very expensive."`
	Setting      string  `json:"setting,omitempty" maxLength:"20" doc:"indoor, outdoor or both."`
	Source       string  `json:"source,omitempty" maxLength:"100" example:"starter" doc:"The data set the place comes from."`
	Attribution  string  `json:"attribution,omitempty" maxLength:"300" doc:"What the source asks to be shown."`
}

var countryCode = regexp.MustCompile(`^([A-Z]{2})?$`)

// Check refuses locations beyond the limits that the tags above tell, for those
// that do not come through the API's schemas. No location is fine.
func (l *Location) Check(at string) error {
	if l == nil {
		return nil
	}
	for _, t := range []struct {
		name, text  string
		least, most int
	}{
		{"name", l.Name, 1, 300}, {"local_name", l.LocalName, 0, 300}, {"address", l.Address, 0, 500}, {"type", l.Type, 0, 40},
		{"external_id", l.ExternalID, 0, 200}, {"opening_hours", l.OpeningHours, 0, 1000}, {"setting", l.Setting, 0, 20},
		{"source", l.Source, 0, 100}, {"attribution", l.Attribution, 0, 300},
	} {
		if err := Text(at+"."+t.name, t.text, t.least, t.most); err != nil {
			return err
		}
	}
	for _, n := range []struct {
		name           string
		v, least, most float64
	}{{"lat", l.Lat, -90, 90}, {"lon", l.Lon, -180, 180}, {"popularity", l.Popularity, 0, 1}, {"visit_min", float64(l.VisitMin), 0, 10080}, {"price_level", float64(l.PriceLevel), 0, 4}} {
		if n.v < n.least || n.v > n.most {
			return fault.AtField(at+"."+n.name, n.v, "must be %g to %g", n.least, n.most)
		}
	}
	if l.ID != "" {
		if err := CheckID(at+".id", l.ID); err != nil {
			return err
		}
	}
	if !countryCode.MatchString(l.Country) {
		return fault.AtField(at+".country", l.Country, "must be a code of two capital letters")
	}
	if l.Zone == "" {
		return nil
	}
	_, err := Zone(at+".zone", l.Zone)
	return err
}
