package itinerary

import (
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

// CreateInput is what makes an itinerary.
type CreateInput struct {
	ID           string         `json:"id,omitempty" format:"uuid" doc:"A UUIDv7 of your making; made by the server when absent."`
	Name         string         `json:"name" minLength:"1" maxLength:"200" example:"Three days in Lisbon" doc:"The trip's name."`
	Description  string         `json:"description,omitempty" maxLength:"20000" doc:"Free text."`
	StartDate    string         `json:"start_date,omitempty" format:"date" example:"2027-05-01" doc:"First day; needs end_date. Without both the trip is undated and holds ideas only."`
	EndDate      string         `json:"end_date,omitempty" format:"date" example:"2027-05-03" doc:"Last day, at most 366 days from the first."`
	HomeCurrency string         `json:"home_currency,omitempty" pattern:"^[A-Z]{3}$" example:"EUR" doc:"ISO 4217 code that sums are shown in; EUR when absent."`
	Cover        string         `json:"cover,omitempty" maxLength:"2000" doc:"A picture's URL, or empty."`
	Destination  *trip.Location `json:"destination,omitempty" nullable:"false" doc:"Where the trip goes; its zone is the default of its items."`
	Budget       *trip.Money    `json:"budget,omitempty" nullable:"false" doc:"What the trip may cost in all; not below 0."`
	TemplateID   string         `json:"template_id,omitempty" format:"uuid" doc:"A template of yours to copy; start_date then dates its days."`
}

// UpdateInput changes an itinerary's settings; what is absent stays.
type UpdateInput struct {
	Name         *string                    `json:"name,omitempty" nullable:"false" minLength:"1" maxLength:"200" doc:"The trip's name."`
	Description  *string                    `json:"description,omitempty" nullable:"false" maxLength:"20000" doc:"Free text."`
	StartDate    httpapi.Opt[string]        `json:"start_date,omitempty" format:"date" example:"2027-05-01" doc:"First day; null with end_date null makes the trip undated."`
	EndDate      httpapi.Opt[string]        `json:"end_date,omitempty" format:"date" example:"2027-05-03" doc:"Last day. Items outside the new dates become ideas."`
	ShiftItems   bool                       `json:"shift_items,omitempty" doc:"Items keep their day number instead of their date; locked ones keep their date."`
	Status       *string                    `json:"status,omitempty" nullable:"false" enum:"draft,planned,active,completed,archived" doc:"How far the trip is."`
	Visibility   *string                    `json:"visibility,omitempty" nullable:"false" enum:"private,shared,public" doc:"private: members; shared: whoever has the link; public: everybody."`
	HomeCurrency *string                    `json:"home_currency,omitempty" nullable:"false" pattern:"^[A-Z]{3}$" doc:"ISO 4217 code."`
	Cover        *string                    `json:"cover,omitempty" nullable:"false" maxLength:"2000" doc:"A picture's URL, or empty."`
	Destination  httpapi.Opt[trip.Location] `json:"destination,omitempty" doc:"Where the trip goes, or null."`
	Budget       httpapi.Opt[trip.Money]    `json:"budget,omitempty" doc:"What the trip may cost in all; null for no budget."`
}

// CopyInput says how to copy an itinerary.
type CopyInput struct {
	Name      string `json:"name,omitempty" maxLength:"200" doc:"The copy's name; the original's when absent."`
	StartDate string `json:"start_date,omitempty" format:"date" example:"2027-09-10" doc:"The copy's first day; the original's when absent."`
	Template  bool   `json:"template,omitempty" doc:"Make a template of it: without budget, bookings, costs and marks of what is done."`
}

// DayInput changes what is written about a date.
type DayInput struct {
	Title *string `json:"title,omitempty" nullable:"false" maxLength:"300" example:"Belém" doc:"The day's title."`
	Notes *string `json:"notes,omitempty" nullable:"false" maxLength:"20000" doc:"Free text."`
}

// ItemInput makes or changes an item; what is absent stays as it is, or takes
// its default in a new item.
type ItemInput struct {
	ID            *string                    `json:"id,omitempty" nullable:"false" format:"uuid" doc:"The item to change, or a UUIDv7 of your making for a new one."`
	Type          *string                    `json:"type,omitempty" nullable:"false" enum:"flight,train,bus,ferry,car,transfer,lodging,activity,restaurant,place,note" doc:"What it is; place when absent."`
	Title         *string                    `json:"title,omitempty" nullable:"false" minLength:"1" maxLength:"300" example:"Belém Tower" doc:"The title; a new item without one takes its location's name."`
	Description   *string                    `json:"description,omitempty" nullable:"false" maxLength:"20000" doc:"Free text."`
	LocationID    httpapi.Opt[string]        `json:"location_id,omitempty" format:"uuid" doc:"A place of the search index; the server copies it into location. Null removes it."`
	Location      httpapi.Opt[trip.Location] `json:"location,omitempty" doc:"Where it is, or starts: any place with name, lat and lon. Null removes it."`
	EndLocationID httpapi.Opt[string]        `json:"end_location_id,omitempty" format:"uuid" doc:"Where a flight, train or other leg ends, by id."`
	EndLocation   httpapi.Opt[trip.Location] `json:"end_location,omitempty" doc:"Where it ends."`
	Day           httpapi.Opt[string]        `json:"day,omitempty" format:"date" example:"2027-05-01" doc:"A day of the trip, or null for an idea."`
	Pos           *string                    `json:"pos,omitempty" nullable:"false" minLength:"1" maxLength:"512" example:"a0" doc:"Order key within the day, as npm's fractional-indexing makes them. Absent: at the end of a new day, else unchanged."`
	After         httpapi.Opt[string]        `json:"after,omitempty" format:"uuid" doc:"Instead of pos: the item to stand after; null for the start of the day."`
	StartTime     httpapi.Opt[string]        `json:"start_time,omitempty" format:"date-time" example:"2027-05-01T09:30:00+01:00" doc:"Start as RFC 3339. Null removes start and end."`
	StartLocal    httpapi.Opt[string]        `json:"start_local,omitempty" maxLength:"19" example:"2027-05-01T09:30" doc:"Instead of start_time: the clock on the wall in start_zone, or HH:MM on the item's day."`
	StartZone     httpapi.Opt[string]        `json:"start_zone,omitempty" maxLength:"64" example:"Europe/Lisbon" doc:"IANA zone; the location's when absent, else the destination's."`
	EndTime       httpapi.Opt[string]        `json:"end_time,omitempty" format:"date-time" example:"2027-05-01T11:00:00+01:00" doc:"End as RFC 3339, not before the start."`
	EndLocal      httpapi.Opt[string]        `json:"end_local,omitempty" maxLength:"19" example:"2027-05-01T11:00" doc:"Instead of end_time; HH:MM before the start is on the next day."`
	EndZone       httpapi.Opt[string]        `json:"end_zone,omitempty" maxLength:"64" example:"Europe/Lisbon" doc:"IANA zone of the end; the end location's when absent, else the start's."`
	DurationMin   httpapi.Opt[int]           `json:"duration_min,omitempty" minimum:"0" maximum:"527040" example:"90" doc:"Minutes to spend, where there is no end."`
	Locked        *bool                      `json:"locked,omitempty" nullable:"false" doc:"Day and times may not be changed."`
	ArriveBy      *string                    `json:"arrive_by,omitempty" nullable:"false" enum:",walk,transit,drive" doc:"How one gets to it from the stop before; empty for what the distance suggests."`
	BookingRef    *string                    `json:"booking_ref,omitempty" nullable:"false" maxLength:"200" doc:"A confirmation code."`
	Cost          httpapi.Opt[trip.Money]    `json:"cost,omitempty" doc:"What it costs, or null."`
	URL           *string                    `json:"url,omitempty" nullable:"false" maxLength:"2000" doc:"A web page, http or https, or empty."`
	MediaURLs     *[]string                  `json:"media_urls,omitempty" nullable:"false" maxItems:"20" doc:"Pictures and documents, http or https."`
	Done          *bool                      `json:"done,omitempty" nullable:"false" doc:"Visited, or done with."`
}

// MoveInput says where an item goes.
type MoveInput struct {
	Day    httpapi.Opt[string] `json:"day" required:"true" format:"date" example:"2027-05-02" doc:"A day of the trip, or null for the ideas."`
	After  httpapi.Opt[string] `json:"after,omitempty" format:"uuid" doc:"The item to stand after; null for the start."`
	Before httpapi.Opt[string] `json:"before,omitempty" format:"uuid" doc:"The item to stand before. Without after and before it goes to the end."`
}
