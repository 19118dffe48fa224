// Package itinerary is the Itinerary Core Service.
//
// It owns the tables itineraries, members, days, items, entities, texts,
// op_log, clients, refusals, snapshots, feeds, invites and people in its own
// database. It tells of every change on
// sojourn.itinerary.v1, follows sojourn.identity.v1 for the names of members, and
// asks notify to mail invitations. Its target is "itinerary".
//
// Invariants:
//   - every write is one batch of operations (sync/) on one path
//     (Service.change): authorise, plan, reduce, check, save state, log and
//     events in one transaction;
//   - seq grows by one an operation, without a gap, and is the ETag;
//   - the tables say what the log says: folding it, from the snapshot before it,
//     gives them;
//   - what a client has numbered is applied once and in order, however often and
//     in whatever order it arrives;
//   - an item shows on a day of the trip or among the ideas; nothing that a
//     person wrote vanishes when dates change;
//   - a stranger cannot tell someone else's itinerary from one that is not;
//   - there is one owner at any time, and an invitation lets in no more people
//     than it may.
package itinerary
