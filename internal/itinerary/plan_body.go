package itinerary

import (
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

// PlanBody is a preview of planned days.
type PlanBody struct {
	Seq        int64        `json:"seq" doc:"The itinerary's number that it was made from: the base of its operations."`
	Days       []PlannedDay `json:"days" nullable:"false" doc:"The planned days, in order."`
	LeftOut    []LeftOut    `json:"left_out" nullable:"false" doc:"What is not in the plan, and why; the most wanted first."`
	Unmet      []UnmetWish  `json:"unmet" nullable:"false" doc:"Wishes that cannot be met together."`
	Relax      []Relaxation `json:"relax" nullable:"false" doc:"The fewest changes of wishes that would let all be met."`
	Gains      PlanGains    `json:"gains" doc:"What it changes, against the days as they are."`
	Operations []ProposedOp `json:"operations" nullable:"false" doc:"What applying it does, for POST …/ops: number them, give all the same b and seq as base. Empty where the plan is what is there."`
	Seed       uint64       `json:"seed" doc:"Of the search."`
	Iterations int          `json:"iterations" doc:"The rounds that the search took."`
	ElapsedMS  int          `json:"elapsed_ms" doc:"How long it took, in milliseconds; 0 where iterations were asked for."`
	Estimated  bool         `json:"estimated" doc:"True: ways are not routed on real streets."`
}

// PlanProgress tells of a better plan while the search goes on.
type PlanProgress struct {
	Score      int      `json:"score" doc:"What the plan is worth; comparable within one search."`
	Places     int      `json:"places" doc:"How many places are visited."`
	TravelMin  int      `json:"travel_min" doc:"Minutes on the way, in all."`
	Iterations int      `json:"iterations" doc:"The rounds so far."`
	ElapsedMS  int      `json:"elapsed_ms" doc:"Milliseconds so far."`
	Done       float64  `json:"done" minimum:"0" maximum:"1" doc:"How much of the search is over."`
	Plan       PlanBody `json:"plan" doc:"The plan."`
}

// PlannedDay is a day of a preview.
type PlannedDay struct {
	Date      string         `json:"date" format:"date" example:"2027-05-01" doc:"The day."`
	Start     PlanEnd        `json:"start" doc:"Where and when it begins."`
	End       PlanEnd        `json:"end" doc:"Where and when it ends."`
	Stops     []PlannedStop  `json:"stops" nullable:"false" doc:"In order."`
	Breaks    []PlannedBreak `json:"breaks" nullable:"false" doc:"In order."`
	TravelMin int            `json:"travel_min" doc:"Minutes on the way."`
	WalkMin   int            `json:"walk_min" doc:"Of these on foot."`
	DistanceM int            `json:"distance_m" doc:"Metres on the way."`
	VisitMin  int            `json:"visit_min" doc:"Minutes of visits."`
	FreeMin   int            `json:"free_min" doc:"Minutes that are left, waiting included."`
}

// PlanEnd is an end of a day.
type PlanEnd struct {
	Name   string                      `json:"name" doc:"The place's name; empty where the day may begin or end anywhere."`
	ItemID *string                     `json:"item_id" doc:"The stay, or null."`
	Lat    *float64                    `json:"lat" doc:"Degrees, or null for anywhere."`
	Lon    *float64                    `json:"lon" doc:"Degrees, or null for anywhere."`
	Time   string                      `json:"time" format:"date-time" doc:"When one leaves, or is back."`
	Local  string                      `json:"local" example:"2027-05-01T09:00" doc:"The clock on the wall then."`
	Travel httpapi.OrNull[PlanJourney] `json:"travel" doc:"Of the end: the way to it from the last stop; null without."`
}

// PlanJourney is a way between two places.
type PlanJourney struct {
	Mode      string `json:"mode" enum:"walk,transit,drive" doc:"How."`
	Minutes   int    `json:"minutes" doc:"Minutes."`
	WalkMin   int    `json:"walk_min" doc:"Of these on foot."`
	DistanceM int    `json:"distance_m" doc:"Metres along the way."`
}

// PlannedStop is a visit of a preview.
type PlannedStop struct {
	ItemID      string                        `json:"item_id" format:"uuid" doc:"The item; of a place that is added the id that it gets."`
	Change      string                        `json:"change" enum:"added,moved,retimed,unchanged" doc:"added: an item is made; moved: to another day, or among its neighbours; retimed: it has another time."`
	Type        string                        `json:"type" doc:"The item's type."`
	Title       string                        `json:"title" doc:"The item's title."`
	Location    httpapi.OrNull[trip.Location] `json:"location" doc:"Where it is, or starts."`
	EndLocation httpapi.OrNull[trip.Location] `json:"end_location" doc:"Where it ends."`
	Travel      httpapi.OrNull[PlanJourney]   `json:"travel" doc:"The way to it; null for the first stop of a day that begins anywhere."`
	ArriveTime  string                        `json:"arrive_time" format:"date-time" doc:"When one is there."`
	StartTime   string                        `json:"start_time" format:"date-time" doc:"When the visit begins."`
	StartLocal  string                        `json:"start_local" example:"2027-05-01T09:30" doc:"The clock on the wall then."`
	EndTime     string                        `json:"end_time" format:"date-time" doc:"When it ends."`
	EndLocal    string                        `json:"end_local" example:"2027-05-01T11:00" doc:"The clock on the wall then."`
	Zone        string                        `json:"zone" example:"Europe/Lisbon" doc:"The IANA zone of these clocks."`
	Minutes     int                           `json:"minutes" doc:"How long the visit is."`
	WaitMin     int                           `json:"wait_min" doc:"Minutes between arriving and starting."`
	Fixed       bool                          `json:"fixed" doc:"It was not to be moved."`
	Must        bool                          `json:"must" doc:"It was not to be left out."`
	Score       int                           `json:"score" doc:"What it is worth in this plan."`
	Cost        httpapi.OrNull[trip.Money]    `json:"cost" doc:"What it costs, or null."`
	HoursKnown  bool                          `json:"hours_known" doc:"Its opening hours were taken into account."`
	WasDay      *string                       `json:"was_day" format:"date" doc:"The day it was on; null for an idea or a new place."`
	WasStart    *string                       `json:"was_start" doc:"The clock on the wall that it began at, or null."`
	Reason      PlanReason                    `json:"reason" doc:"Why it is here."`
}

// PlannedBreak is a break of a preview.
type PlannedBreak struct {
	Kind      string  `json:"kind" enum:"lunch,dinner,rest" doc:"What for."`
	After     *string `json:"after" doc:"The stop after whose visit it comes; null before the first."`
	StartTime string  `json:"start_time" format:"date-time" doc:"When it begins."`
	Start     string  `json:"start_local" example:"2027-05-01T12:30" doc:"The clock on the wall then."`
	EndTime   string  `json:"end_time" format:"date-time" doc:"When it ends."`
	End       string  `json:"end_local" example:"2027-05-01T13:30" doc:"The clock on the wall then."`
	Minutes   int     `json:"minutes" doc:"How long it is."`
}

// PlanReason says why something is in a plan or not. Of the numbers those are
// there that the code is about.
type PlanReason struct {
	Code    string                     `json:"code" enum:"fixed,must,wanted,known,closed,closer,room,no_time,clash,limit,walking,money,worth_less,unreachable,no_place,excluded" doc:"fixed: it was not to be moved; must: it was not to be left out; wanted: it is among what the trip holds; known: it is well known; closer: moved, to save minutes on the way; room: moved, to make room; closed: it is closed where it was, or on all days; no_time: it would need minutes more; clash: with item_id, that is fixed; limit: there are enough visits that day, or of its kind, or another of its group; walking: it would be minutes too much on foot; money: it would cost amount too much; worth_less: than what it would take the place of; unreachable: no day is long enough to go there; no_place: it has no position; excluded: as asked for."`
	Minutes *int                       `json:"minutes" doc:"Of closer those saved; of no_time, clash, walking and worth_less those that there are too few; else null."`
	ItemID  *string                    `json:"item_id" doc:"Of clash and worth_less the other item, or null."`
	Title   string                     `json:"title" doc:"Its title, or empty."`
	Date    *string                    `json:"date" format:"date" doc:"The day it is about, or null."`
	Amount  httpapi.OrNull[trip.Money] `json:"amount" doc:"Of money, or null."`
	Limit   *int                       `json:"limit" doc:"Of limit, or null."`
	Kind    string                     `json:"kind" doc:"Of limit the kind that it is about, or empty."`
}

// LeftOut is an item or a place that is not in the plan.
type LeftOut struct {
	ItemID   *string                       `json:"item_id" doc:"The item; null for a place that would have been added."`
	Title    string                        `json:"title" doc:"Its title, or the place's name."`
	Location httpapi.OrNull[trip.Location] `json:"location" doc:"Where it is, or null."`
	WasDay   *string                       `json:"was_day" format:"date" doc:"The day it was on, and that it leaves for the ideas; else null."`
	Score    int                           `json:"score" doc:"What it would be worth."`
	Reason   PlanReason                    `json:"reason" doc:"Why."`
}

// UnmetWish is something asked for that the plan does not have.
type UnmetWish struct {
	Wish   string     `json:"wish" enum:"must_see,fixed,break,limit,money,hours" doc:"What was asked for."`
	ItemID *string    `json:"item_id" doc:"The item or place, or null."`
	Title  string     `json:"title" doc:"Its title; of a break or limit its kind."`
	Date   *string    `json:"date" format:"date" doc:"The day, or null."`
	Reason PlanReason `json:"reason" doc:"Why it cannot be had."`
}

// Relaxation is a change of a wish.
type Relaxation struct {
	Wish    string                     `json:"wish" enum:"must_see,fixed,break,limit,money,day_end,max_stops,max_walk" doc:"The wish to change."`
	ItemID  *string                    `json:"item_id" doc:"The item or place that it is about, or null."`
	Title   string                     `json:"title" doc:"Its title; of a break or limit its kind."`
	Date    *string                    `json:"date" format:"date" doc:"The day, or null for all."`
	Minutes *int                       `json:"minutes" doc:"By how many minutes, of day_end and max_walk; else null."`
	Count   *int                       `json:"count" doc:"By how many visits, of limit and max_stops; else null."`
	Amount  httpapi.OrNull[trip.Money] `json:"amount" doc:"By how much, of money; else null."`
}

// PlanGains compares the plan with the days as they are.
type PlanGains struct {
	TravelMin BeforeAfter `json:"travel_min" doc:"Minutes on the way."`
	WalkMin   BeforeAfter `json:"walk_min" doc:"Minutes on foot."`
	DistanceM BeforeAfter `json:"distance_m" doc:"Metres on the way."`
	Places    BeforeAfter `json:"places" doc:"Visits."`
	Score     BeforeAfter `json:"score" doc:"What the visits are worth."`
}

// BeforeAfter is a figure of the days as they are, and of the plan.
type BeforeAfter struct {
	Before int `json:"before" doc:"Now."`
	After  int `json:"after" doc:"In the plan."`
}

// CheckBody is what does not fit together.
type CheckBody struct {
	Seq      int64     `json:"seq" doc:"The itinerary's number that was looked at."`
	Findings []Finding `json:"findings" nullable:"false" doc:"What cannot work first; among equals in the order of days."`
}

// Finding is something in a plan that does not fit.
type Finding struct {
	Kind     string                     `json:"kind" enum:"overlap,transfer,tight,order,late,night,budget,closed,closing,hours_unknown,long_day" doc:"overlap: two items run at the same time; transfer: the way takes longer than there is time; tight: there is less than a quarter to spare; order: the list is not in the order of the clock; late: what stands before it leaves too little time to be there; night: nights without a bed; budget: more planned than there is money; closed: the place is not open then; closing: it closes before the visit ends; hours_unknown: its opening hours cannot be read; long_day: more than there are hours."`
	Severity string                     `json:"severity" enum:"error,warning,info" doc:"error: it cannot work; warning: it may not; info: it is not known."`
	ItemIDs  []string                   `json:"item_ids" nullable:"false" doc:"The items it is about, in the order of the clock."`
	Date     *string                    `json:"date" format:"date" doc:"The day it is about; the first of several nights. Null for the whole trip."`
	Minutes  *int                       `json:"minutes" doc:"transfer and tight: the way takes; overlap: they share; late: too late by; closing: the visit is too long by; long_day: the day is too long by. Else null."`
	Gap      *int                       `json:"gap" doc:"transfer and tight: the minutes that there are, or null."`
	Nights   *int                       `json:"nights" doc:"night: how many, or null."`
	Over     httpapi.OrNull[trip.Money] `json:"over" doc:"budget: by how much, or null."`
	Open     []OpenSpan                 `json:"open" nullable:"false" doc:"closed and closing: when the place is open that day."`
	Hours    string                     `json:"hours" doc:"The opening hours as they are written, or empty."`
	Planned  bool                       `json:"planned" doc:"The times are those of the items; false where they are estimated, as items have none."`
	Fix      httpapi.OrNull[Fix]        `json:"fix" doc:"What would mend it, or null."`
}

// OpenSpan is when a place is open.
type OpenSpan struct {
	Start string `json:"start" example:"2027-05-01T09:30" doc:"The clock on the wall at the place."`
	End   string `json:"end" example:"2027-05-01T18:00" doc:"The clock on the wall at the place."`
}

// Fix is a change that mends a finding.
type Fix struct {
	Kind       string       `json:"kind" enum:"move_time,move_day,shorten,swap,add_stay,reorder" doc:"What to do."`
	ItemID     *string      `json:"item_id" doc:"The item to change, or null."`
	OtherID    *string      `json:"other_id" doc:"swap: the other item, or null."`
	Day        *string      `json:"day" format:"date" doc:"move_day: where to; add_stay: the first night; else null."`
	StartLocal *string      `json:"start_local" example:"2027-05-01T10:00" doc:"The new start on the clock of the place, or null."`
	Minutes    *int         `json:"minutes" doc:"shorten: the new length; else null."`
	Operations []ProposedOp `json:"operations" nullable:"false" doc:"What it does, for POST …/ops; empty where a person has to choose, as for a stay."`
}
