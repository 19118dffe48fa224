package format

import (
	"io"
	"time"

	"github.com/emersion/go-ical"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// calendar collects the events of a trip and the zones that they name.
type calendar struct {
	doc    *trip.Document
	o      Options
	zones  zoneSet
	events []*ical.Component
}

// refresh is how often a program that follows a calendar should read it anew.
const refresh = "PT1H"

func writeICS(w io.Writer, doc *trip.Document, o Options) error {
	if doc.Template {
		return fault.AtField("query.format", string(ICS), "is not for templates: their dates mean nothing")
	}
	c := &calendar{doc: doc, o: o, zones: zoneSet{}}
	days, ideas := sections(doc)
	for _, d := range days {
		for _, it := range d.items {
			c.add(it, d.Date)
		}
	}
	for _, it := range ideas {
		c.add(it, "")
	}
	return ical.NewEncoder(folder{w}).Encode(c.whole())
}

func (c *calendar) whole() *ical.Calendar {
	cal := ical.NewCalendar()
	name := line(c.doc.Name)
	plain(cal.Component, ical.PropProductID, "-//Sojourn//Sojourn//EN")
	plain(cal.Component, ical.PropVersion, "2.0")
	plain(cal.Component, ical.PropMethod, "PUBLISH")
	text(cal.Component, "NAME", name)
	text(cal.Component, "X-WR-CALNAME", name)
	plain(cal.Component, "X-PUBLISHED-TTL", refresh)
	every := ical.NewProp(ical.PropRefreshInterval)
	every.Params.Set(ical.ParamValue, string(ical.ValueDuration)) // named, though there is no other
	every.Value = refresh
	cal.Props.Set(every)
	cal.Props.SetDateTime(ical.PropLastModified, c.stamp(c.doc.UpdatedAt))
	text(cal.Component, ical.PropDescription, notes(c.doc.Description, c.o))
	if len(c.events) == 0 {
		c.zones.use(c.home(), c.stamp(c.doc.UpdatedAt)) // a calendar must have a component
	}
	cal.Children = append(c.zones.components(), c.events...)
	return cal
}

// home is the zone of the destination.
func (c *calendar) home() *time.Location {
	if d := c.doc.Destination; d != nil {
		if z, err := trip.Zone("destination", d.Zone); err == nil {
			return z
		}
	}
	return time.UTC
}

// stamp is an instant of the document; one that is not known is the epoch, so
// that a document gives the same bytes every time.
func (c *calendar) stamp(t time.Time) time.Time {
	if t.IsZero() {
		t = c.doc.UpdatedAt
	}
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Truncate(time.Second)
}

// plain sets a property to a value that needs no escaping.
func plain(c *ical.Component, name, value string) {
	p := ical.NewProp(name)
	p.Value = value
	c.Props.Set(p)
}

// text sets a property to escaped text; empty text is no property.
func text(c *ical.Component, name, value string) {
	if value == "" {
		return
	}
	p := ical.NewProp(name)
	p.SetText(value)
	p.Params.Del(ical.ParamValue) // TEXT is the default, of X- names too
	c.Props.Set(p)
}
