// Package remote carries the operations of an offline.Client to a server and
// brings back what others did, over the WebSocket of docs/architecture/live.md.
package remote

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/coder/websocket"

	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

const (
	mostFrame = 64 << 20 // bytes; a snapshot of a large trip takes some
	mostPush  = 200      // operations of one push, but for larger batches
)

// Session is a connection of one client to one itinerary. It is not safe for
// concurrent use.
type Session struct {
	client *offline.Client
	conn   *websocket.Conn
	way    []sync.Pushed  // pushed and not yet answered
	refuse []sync.Refusal // told of them so far
	frames chan []byte    // what has come and is not handled
	failed chan error     // why the connection ended
	told   int64          // how far the itinerary was, when it was last told
	cancel context.CancelFunc
}

// frame is any frame of the server.
type frame struct {
	Type     string          `json:"type"`
	Code     string          `json:"code"`
	Seq      int64           `json:"seq"`
	Last     int64           `json:"last"`
	N        int64           `json:"n"`
	Ops      []sync.Entry    `json:"ops"`
	Snapshot *sync.Snapshot  `json:"snapshot"`
	Problem  json.RawMessage `json:"problem"`
}

// Dial connects a client, and brings its base up to what the server welcomes it
// with. base is the server's address, token a bearer token.
func Dial(ctx context.Context, base, token, itineraryID string, client *offline.Client) (*Session, error) {
	conn, _, err := websocket.Dial(ctx, base+"/api/v1/itineraries/"+itineraryID+"/live", //nolint:bodyclose // the library closes it
		&websocket.DialOptions{HTTPHeader: http.Header{"Authorization": {"Bearer " + token}}})
	if err != nil {
		return nil, err
	}
	conn.SetReadLimit(mostFrame)
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s := &Session{client: client, conn: conn, frames: make(chan []byte, 64), failed: make(chan error, 1), cancel: cancel}
	if err := s.send(ctx, map[string]any{"type": "hello", "since": client.Seq, "client": client.ID, "schema": 1}); err != nil {
		s.Close()
		return nil, err
	}
	go s.read(run)
	if err := s.await(ctx, "welcome"); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends the connection at once.
func (s *Session) Close() {
	s.cancel()
	_ = s.conn.CloseNow()
}

func (s *Session) read(ctx context.Context) {
	for {
		_, b, err := s.conn.Read(ctx)
		if err != nil {
			s.failed <- err
			return
		}
		select {
		case s.frames <- b:
		case <-ctx.Done():
			s.failed <- ctx.Err()
			return
		}
	}
}

func (s *Session) send(ctx context.Context, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.conn.Write(ctx, websocket.MessageText, b)
}

func (s *Session) await(ctx context.Context, kind string) error {
	for {
		got, err := s.Next(ctx)
		if err != nil || got == kind {
			return err
		}
	}
}

// Frames tells when there is something for Next.
func (s *Session) Frames() <-chan []byte { return s.frames }

// Failed tells when the connection has ended.
func (s *Session) Failed() <-chan error { return s.failed }

// Next waits for a frame, handles it and gives its type.
func (s *Session) Next(ctx context.Context) (string, error) {
	select {
	case b := <-s.frames:
		return s.Handle(ctx, b)
	case err := <-s.failed:
		return "", err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Handle takes a frame that came from Frames, and gives its type.
func (s *Session) Handle(ctx context.Context, b []byte) (string, error) {
	var f frame
	if err := json.Unmarshal(b, &f); err != nil {
		return "", err
	}
	switch f.Type {
	case "welcome":
		s.told = f.Seq
		s.client.Welcomed(sync.Welcome{Seq: f.Seq, Last: f.Last, Snapshot: f.Snapshot})
	case "ops":
		if !s.client.Receive(f.Ops) {
			return "", fmt.Errorf("operations from %d on came after %d", f.Ops[0].Seq, s.client.Seq)
		}
	case "reject":
		if f.Code == "client_reset" {
			return f.Type, s.answered(ctx, sync.Result{Last: f.Last, Reset: true})
		}
		s.refuse = append(s.refuse, sync.Refusal{N: f.N, Problem: f.Problem})
	case "ack":
		s.told = max(s.told, f.Seq)
		return f.Type, s.answered(ctx, sync.Result{Last: f.Last, Seq: f.Seq})
	}
	return f.Type, nil
}

func (s *Session) answered(ctx context.Context, r sync.Result) error {
	r.Refused = s.refuse
	if s.client.Answered(s.way, r) {
		s.client.Rename(id.New())
	}
	s.way, s.refuse = nil, nil
	return s.Push(ctx)
}

// Push sends what the client has not sent, unless a push is under way; its
// answer sends the rest.
func (s *Session) Push(ctx context.Context) error {
	if s.way != nil {
		return nil
	}
	if s.way = s.client.Unsent(mostPush); len(s.way) == 0 {
		s.way = nil
		return nil
	}
	return s.send(ctx, map[string]any{"type": "push", "ops": s.way})
}

// Sync pushes all and waits until the base has it, and all that others had done
// by the time of the last answer.
func (s *Session) Sync(ctx context.Context) error {
	if err := s.Push(ctx); err != nil {
		return err
	}
	for len(s.client.Pending) > 0 || s.client.Seq < s.told {
		if _, err := s.Next(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Address makes a server's address one for WebSockets.
func Address(base string) string { return "ws" + strings.TrimPrefix(base, "http") }
