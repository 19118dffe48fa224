package itinerary

import (
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

// Body is an itinerary as the API shows it.
type Body struct {
	Summary
	Days    []DayBody    `json:"days" nullable:"false" doc:"One a date of the trip, in order."`
	Items   []ItemBody   `json:"items" nullable:"false" doc:"In the order of their days, ideas last."`
	Members []MemberBody `json:"members" nullable:"false" doc:"Who has access."`
}

// Summary is an itinerary in a list.
type Summary struct {
	ID           string                        `json:"id" format:"uuid" doc:"UUIDv7."`
	UserID       string                        `json:"user_id" format:"uuid" doc:"The owner."`
	Name         string                        `json:"name" example:"Three days in Lisbon" doc:"The trip's name."`
	Description  string                        `json:"description" doc:"Free text."`
	StartDate    *string                       `json:"start_date" format:"date" example:"2027-05-01" doc:"First day, or null."`
	EndDate      *string                       `json:"end_date" format:"date" example:"2027-05-03" doc:"Last day, or null."`
	Status       string                        `json:"status" enum:"draft,planned,active,completed,archived" doc:"How far the trip is."`
	Visibility   string                        `json:"visibility" enum:"private,shared,public" doc:"Who may read it."`
	HomeCurrency string                        `json:"home_currency" example:"EUR" doc:"ISO 4217 code that sums are shown in."`
	Cover        string                        `json:"cover" doc:"A picture's URL, or empty."`
	Destination  httpapi.OrNull[trip.Location] `json:"destination" doc:"Where the trip goes, or null."`
	Budget       httpapi.OrNull[trip.Money]    `json:"budget" doc:"What the trip may cost in all, or null."`
	Template     bool                          `json:"template" doc:"A template: its days have numbers, its dates mean nothing."`
	ShareURL     *string                       `json:"share_url" doc:"The link that whoever has it may read, or null."`
	Seq          int64                         `json:"seq" doc:"The number of the last operation; the ETag."`
	CreatedAt    time.Time                     `json:"created_at" doc:"When it was made."`
	UpdatedAt    time.Time                     `json:"updated_at" doc:"When it was last changed."`
	DeletedAt    *time.Time                    `json:"deleted_at" doc:"When it was deleted; it can be restored for 30 days."`
	DayCount     int                           `json:"day_count" doc:"How many days it has."`
	ItemCount    int                           `json:"item_count" doc:"How many items it has, ideas included."`
}

// DayBody is what people wrote about a date.
type DayBody struct {
	Date  string `json:"date" format:"date" example:"2027-05-01" doc:"The date."`
	Title string `json:"title" example:"Belém" doc:"The day's title."`
	Notes string `json:"notes" doc:"Free text."`
}

// MemberBody is a person with access.
type MemberBody struct {
	UserID string `json:"user_id" format:"uuid" doc:"The person's account."`
	Name   string `json:"name" doc:"The person's name; empty until it is known here."`
	Role   string `json:"role" enum:"owner,editor,commenter,viewer" doc:"What the person may do."`
}

// ItemBody is an item as the API shows it.
type ItemBody struct {
	ID            string                        `json:"id" format:"uuid" doc:"UUIDv7, unique within the itinerary."`
	ItineraryID   string                        `json:"itinerary_id" format:"uuid" doc:"The itinerary it belongs to."`
	Type          string                        `json:"type" enum:"flight,train,bus,ferry,car,transfer,lodging,activity,restaurant,place,note" doc:"What it is."`
	Title         string                        `json:"title" example:"Belém Tower" doc:"The title."`
	Description   string                        `json:"description" doc:"Free text."`
	LocationID    *string                       `json:"location_id" doc:"The location's id in search, or null."`
	Location      httpapi.OrNull[trip.Location] `json:"location" doc:"Where it is, or starts."`
	EndLocationID *string                       `json:"end_location_id" doc:"The end location's id in search, or null."`
	EndLocation   httpapi.OrNull[trip.Location] `json:"end_location" doc:"Where it ends."`
	Day           *string                       `json:"day" format:"date" example:"2027-05-01" doc:"Its day; null for an idea."`
	Pos           string                        `json:"pos" example:"a0" doc:"Its order key within the day."`
	StartTime     *string                       `json:"start_time" format:"date-time" example:"2027-05-01T09:30:00+01:00" doc:"Start, with the zone's offset."`
	StartLocal    *string                       `json:"start_local" example:"2027-05-01T09:30" doc:"The clock on the wall at the start."`
	StartZone     *string                       `json:"start_zone" example:"Europe/Lisbon" doc:"The IANA zone of the start."`
	EndTime       *string                       `json:"end_time" format:"date-time" example:"2027-05-01T11:00:00+01:00" doc:"End, with the zone's offset."`
	EndLocal      *string                       `json:"end_local" example:"2027-05-01T11:00" doc:"The clock on the wall at the end."`
	EndZone       *string                       `json:"end_zone" example:"Europe/Lisbon" doc:"The IANA zone of the end."`
	DurationMin   *int                          `json:"duration_min" example:"90" doc:"Minutes to spend."`
	Locked        bool                          `json:"locked" doc:"Day and times are held fast."`
	ArriveBy      string                        `json:"arrive_by" enum:",walk,transit,drive" doc:"How one gets to it from the stop before; empty for what the distance suggests."`
	BookingRef    string                        `json:"booking_ref" doc:"A confirmation code."`
	Cost          httpapi.OrNull[trip.Money]    `json:"cost" doc:"What it costs, or null."`
	URL           string                        `json:"url" doc:"A web page, or empty."`
	MediaURLs     []string                      `json:"media_urls" nullable:"false" doc:"Pictures and documents."`
	Done          bool                          `json:"done" doc:"Visited, or done with."`
	CreatedBy     string                        `json:"created_by" doc:"Who added it."`
	UpdatedBy     string                        `json:"updated_by" doc:"Who changed it last."`
	CreatedAt     time.Time                     `json:"created_at" doc:"When it was added."`
	UpdatedAt     time.Time                     `json:"updated_at" doc:"When it was last changed."`
	Seq           int64                         `json:"seq" doc:"The number of the last operation on it; its ETag."`
}

func textOrNil[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	t := string(s)
	return &t
}

func summaryOf(it *trip.Itinerary, items int, publicURL string) Summary {
	s := Summary{ID: it.ID, UserID: it.UserID, Name: it.Name, Description: it.Description,
		StartDate: textOrNil(it.Dates.Start), EndDate: textOrNil(it.Dates.End), Status: string(it.Status), Visibility: string(it.Visibility),
		HomeCurrency: it.HomeCurrency, Cover: it.Cover, Destination: httpapi.OrNull[trip.Location]{V: it.Destination}, Budget: httpapi.OrNull[trip.Money]{V: it.Budget}, Template: it.Template,
		Seq: it.Seq, CreatedAt: it.CreatedAt, UpdatedAt: it.UpdatedAt, DayCount: it.Dates.Len(), ItemCount: items}
	if it.ShareToken != "" {
		s.ShareURL = textOrNil(shareURL(publicURL, it.ShareToken))
	}
	if !it.DeletedAt.IsZero() {
		s.DeletedAt = &it.DeletedAt
	}
	return s
}

func shareURL(publicURL, token string) string { return publicURL + "/s/" + token }

func bodyOf(doc *trip.Document, publicURL string) Body {
	b := Body{Summary: summaryOf(&doc.Itinerary, len(doc.Items), publicURL), Days: make([]DayBody, 0, len(doc.Days)),
		Items: make([]ItemBody, 0, len(doc.Items)), Members: make([]MemberBody, 0, len(doc.Members))}
	for _, d := range doc.Days {
		b.Days = append(b.Days, dayBody(d))
	}
	for i := range doc.Items {
		b.Items = append(b.Items, itemBody(doc.ID, &doc.Items[i]))
	}
	for _, m := range doc.Members {
		b.Members = append(b.Members, MemberBody{m.UserID, m.Name, string(m.Role)})
	}
	return b
}

func dayBody(d trip.Day) DayBody { return DayBody{string(d.Date), d.Title, d.Notes} }

func itemBody(itineraryID string, it *trip.Item) ItemBody {
	b := ItemBody{ID: it.ID, ItineraryID: itineraryID, Type: string(it.Type), Title: it.Title, Description: it.Description,
		Location: httpapi.OrNull[trip.Location]{V: it.Location}, EndLocation: httpapi.OrNull[trip.Location]{V: it.EndLocation}, Day: textOrNil(it.Place.Day), Pos: it.Place.Pos,
		DurationMin: it.DurationMin, Locked: it.Locked, ArriveBy: it.ArriveBy, BookingRef: it.BookingRef, Cost: httpapi.OrNull[trip.Money]{V: it.Cost}, URL: it.URL,
		MediaURLs: it.MediaURLs, Done: it.Done, CreatedBy: it.CreatedBy, UpdatedBy: it.UpdatedBy,
		CreatedAt: it.CreatedAt, UpdatedAt: it.UpdatedAt, Seq: it.Seq}
	if b.MediaURLs == nil {
		b.MediaURLs = []string{}
	}
	if it.Location != nil {
		b.LocationID = textOrNil(it.Location.ID)
	}
	if it.EndLocation != nil {
		b.EndLocationID = textOrNil(it.EndLocation.ID)
	}
	b.StartTime, b.StartLocal, b.StartZone = momentBody(it.Time.Start)
	b.EndTime, b.EndLocal, b.EndZone = momentBody(it.Time.End)
	return b
}

func momentBody(m *trip.Moment) (instant, local, zone *string) {
	if m == nil {
		return nil, nil, nil
	}
	return textOrNil(m.RFC3339()), &m.Local, &m.Zone
}
