package sync

import (
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Allowed tells whether somebody may make an operation; author is who created
// the entity that it is about ("" for a new one). It answers fault.Forbidden.
func Allowed(role trip.Role, actor string, op Op, author string) error {
	switch op.Type {
	case Member:
		return fault.New(fault.Forbidden, "members are changed by /members and /invites, not by operations")
	case Comment, Vote, Suggestion:
		return allowedRemark(role, actor, op, author)
	}
	if !role.MayEdit() {
		return fault.New(fault.Forbidden, "a %s may not change this itinerary", role)
	}
	if op.Type != Itinerary {
		return nil
	}
	switch {
	case op.Kind == Create:
		return fault.New(fault.Forbidden, "an itinerary is created once, by POST /api/v1/itineraries")
	case (op.Kind == Delete || op.Kind == Restore || op.F == "visibility") && role != trip.Owner:
		return fault.New(fault.Forbidden, "only the owner of an itinerary may do this")
	}
	return nil
}

// allowedRemark: everybody who may comment says what they think, and changes
// what they said. The owner may delete others' remarks, and whoever may edit
// decides about suggestions.
func allowedRemark(role trip.Role, actor string, op Op, author string) error {
	switch {
	case !role.MayComment():
		return fault.New(fault.Forbidden, "a %s may not comment on this itinerary", role)
	case op.Kind == Set && op.F == "status" && op.Type == Suggestion:
		if !role.MayEdit() {
			return fault.New(fault.Forbidden, "a %s may not decide about suggestions", role)
		}
	case op.Kind == Create || author == actor:
	case (op.Kind == Delete || op.Kind == Restore) && role == trip.Owner:
	default:
		return fault.New(fault.Forbidden, "this %s is somebody else's", op.Type)
	}
	return nil
}
