// Package trip holds the values and rules of an itinerary: what a name, a
// date, a time in a zone, a sum of money, a place in an order may be.
//
// It is pure: no I/O and no clock. Times are what a traveller reads on a wall
// (Moment: local text, zone, and the instant derived from both). An item
// without a day is an idea.
package trip
