package sync

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Limits of what a client sends.
const (
	MaxPush  = 1000 // operations of one push
	maxName  = 64   // characters of a client's id or a batch's
	maxField = 40   // characters
)

// Pushed is an operation as a client sends it.
type Pushed struct {
	Client string `json:"c,omitempty"` // absent: the client that pushes
	N      int64  `json:"n"`
	Op
	Base   int64  `json:"base,omitempty"` // the seq that the person saw
	Told   string `json:"t,omitempty"`    // the client's clock, RFC 3339
	Batch  string `json:"b,omitempty"`    // absent: a batch of its own
	Undoes string `json:"u,omitempty"`    // the batch that it takes back

	Sent string `json:"-"` // the digest of what came, before anything was filled in
}

// Digest tells one payload from another under the same number.
func (p Pushed) Digest() string {
	h := sha256.New()
	for _, part := range []string{string(p.Kind), string(p.Type), p.ID, p.F, string(p.V), p.Told, strconv.FormatInt(p.Base, 10)} {
		_, _ = h.Write([]byte(part + "\x00")) // a hash takes all
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Check refuses what cannot be an operation, whatever the itinerary holds. The
// texts in V are checked where it comes in.
func (p Pushed) Check() error {
	switch {
	case p.N < 1:
		return fault.AtField("op.n", p.N, "must be 1 or more")
	case p.Base < 0:
		return fault.AtField("op.base", p.Base, "must be the number of an operation, or 0")
	case len(p.Client) > maxName || len(p.Batch) > maxName || len(p.Undoes) > maxName:
		return fault.AtField("op.b", p.Batch, "and c and u must have at most %d characters", maxName)
	case len(p.F) > maxField:
		return fault.AtField("op.f", p.F, "must have at most %d characters", maxField)
	case p.Kind == Set && p.F == "":
		return fault.AtField("op.f", p.F, "is needed to set a field")
	case p.Kind != Set && p.F != "":
		return fault.AtField("op.f", p.F, "is for set alone")
	}
	if p.Told != "" {
		if _, err := time.Parse(time.RFC3339, p.Told); err != nil {
			return fault.AtField("op.t", p.Told, "must be an RFC 3339 time")
		}
	}
	if p.Type == Day {
		return nil
	}
	return trip.CheckID("op.id", p.ID)
}

// Batches cuts a push into what is applied together.
func Batches(ops []Pushed) [][]Pushed {
	var all [][]Pushed
	for i, op := range ops {
		if i > 0 && op.Batch != "" && op.Batch == ops[i-1].Batch {
			all[len(all)-1] = append(all[len(all)-1], op)
			continue
		}
		all = append(all, []Pushed{op})
	}
	return all
}

// Verdict says what to do with an operation by its number.
type Verdict int

// The verdicts.
const (
	Apply  Verdict = iota // it is the next one
	Known                 // it was applied or refused before
	Gap                   // some before it are missing
	Cloned                // the number was used for something else, or so long ago that nobody knows: the id is no longer the client's own
)

// Admit judges a number. last is the client's last; digest is what is known
// under n.
func Admit(last, n int64, digest, sent string) Verdict {
	switch {
	case n > last+1:
		return Gap
	case n == last+1:
		return Apply
	case digest != sent:
		return Cloned
	}
	return Known
}

// Conflict tells a client whose change it has overridden unseen.
type Conflict struct {
	N   int64           `json:"n"` // the client's operation
	ID  string          `json:"id"`
	F   string          `json:"f,omitempty"`
	Seq int64           `json:"seq"` // the other's operation
	By  string          `json:"by"`
	At  time.Time       `json:"at"`
	V   json.RawMessage `json:"v,omitempty"`
}

// Refusal is an operation that was refused for good.
type Refusal struct {
	N       int64           `json:"n"`
	Problem json.RawMessage `json:"problem"` // an RFC 9457 body
}

// Result answers a push.
type Result struct {
	Last      int64      `json:"last"` // the client's last number that is done with
	Seq       int64      `json:"seq"`  // the itinerary's number
	Conflicts []Conflict `json:"conflicts,omitempty"`
	Merged    []int64    `json:"merged,omitempty"` // text edits that met another's
	Refused   []Refusal  `json:"rejected,omitempty"`
	Reset     bool       `json:"reset,omitempty"` // take a new client id
}
