package sync

import "bytes"

// Clash finds the latest operation of others that one overrides unseen: on the
// same register with another value, or a deletion that the person did not know
// of. since are the entity's entries after the person's base, in order, of
// other clients.
func Clash(op Op, since []Entry) *Entry {
	for i := len(since) - 1; i >= 0; i-- {
		e := &since[i]
		if clashes(op, e.Op) {
			return e
		}
	}
	return nil
}

func clashes(op, theirs Op) bool {
	switch op.Kind {
	case Set:
		if theirs.Kind == Delete {
			return op.Type != Itinerary
		}
		merges := IsEdit(op.V) && IsText(op.Type, op.F)
		return theirs.Kind == Set && theirs.F == op.F && !merges && !bytes.Equal(theirs.V, op.V)
	case Place:
		return theirs.Kind == Delete || theirs.Kind == Place && !bytes.Equal(theirs.V, op.V)
	case Delete:
		return theirs.Kind == Set || theirs.Kind == Place
	case Create, Restore:
	}
	return false
}

// Met tells whether an edit of a text met others' edits, and whether the text
// was set whole meanwhile, which makes the edit one of a document that is gone.
func Met(op Op, since []Entry) (edits, reset bool) {
	for _, e := range since {
		if e.Kind != Set || e.F != op.F {
			continue
		}
		if IsEdit(e.V) {
			edits = true
			continue
		}
		edits, reset = false, true
	}
	return edits, reset
}
