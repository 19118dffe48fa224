package sync

import "sojourn/internal/itinerary/trip"

// Snapshot is an itinerary as replicas see it.
type Snapshot struct {
	Seq      int64    `json:"seq"`
	Entities []Entity `json:"entities"`
}

// Welcome is what a replica is told first.
type Welcome struct {
	Seq      int64
	Role     trip.Role
	Last     int64     // the client's number up to which all is done with
	Snapshot *Snapshot // where the log does not reach back, or would be longer
	People   []trip.Member
}
