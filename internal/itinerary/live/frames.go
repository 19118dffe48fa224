package live

import (
	"encoding/json"
	"strconv"

	"sojourn/internal/itinerary/sync"
)

// schema is the version of entities and operations; a client of another one
// must be reloaded.
const schema = 1

// incoming is any frame that a client sends.
type incoming struct {
	Type      string        `json:"type"`
	Itinerary string        `json:"itinerary"`
	Since     int64         `json:"since"`
	Client    string        `json:"client"`
	Schema    int           `json:"schema"`
	Ops       []sync.Pushed `json:"ops"`
	state                   // of a presence frame
}

// person is a member with a name.
type person struct {
	UserID string `json:"user_id"`
	Name   string `json:"name"`
	Role   string `json:"role"`
}

type welcomeFrame struct {
	Type     string         `json:"type"`
	Seq      int64          `json:"seq"`
	Last     int64          `json:"last"`
	User     string         `json:"user"`
	Role     string         `json:"role"`
	Schema   int            `json:"schema"`
	Colour   int            `json:"colour"`
	Key      string         `json:"key"`
	People   []person       `json:"people"`
	Snapshot *sync.Snapshot `json:"snapshot,omitempty"`
}

type ackFrame struct {
	Type      string          `json:"type"`
	Last      int64           `json:"last"`
	Seq       int64           `json:"seq"`
	Conflicts []sync.Conflict `json:"conflicts,omitempty"`
	Merged    []int64         `json:"merged,omitempty"`
}

type rejectFrame struct {
	Type    string          `json:"type"`
	Code    string          `json:"code,omitempty"`
	N       int64           `json:"n,omitempty"`
	Last    int64           `json:"last"`
	Problem json.RawMessage `json:"problem,omitempty"`
}

var pong = []byte(`{"type":"ping"}`)

// encode writes a frame, which must marshal.
func encode(frame any) []byte {
	b, err := json.Marshal(frame)
	if err != nil {
		return pong // values that were checked when they came do marshal
	}
	return b
}

// message is a run of operations as one frame that all readers share.
type message struct {
	from, to int64 // the first and last number in it
	frame    []byte
}

func messageOf(ops []sync.Entry) message {
	b := append(make([]byte, 0, 64+256*len(ops)), `{"type":"ops","ops":[`...)
	for i, op := range ops {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, encode(op)...)
	}
	return message{ops[0].Seq, ops[len(ops)-1].Seq, append(b, "]}"...)}
}

// news is what one process tells the others: an itinerary has come to a number.
func news(hub, itinerary string, seq int64) []byte {
	return []byte(hub + " " + itinerary + " " + strconv.FormatInt(seq, 10))
}
