// Package sync holds the operations on an itinerary and the reducer that
// applies them: the only way anything in an itinerary changes. The contract
// with other replicas is docs/architecture/live.md.
//
// It is pure. Every replica that folds the same operations in the same order
// comes to the same state. A field is the unit of conflict; place, time, cost
// and dates are one field each, so that no two halves of them come from two
// people. Deleting marks, it never removes.
package sync
