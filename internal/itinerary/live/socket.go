package live

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coder/websocket"

	"sojourn/internal/kit/fault"
)

// Socket is a connection to one client. It is safe for concurrent use.
type Socket interface {
	// Read waits for a frame, until Close or the deadline of ctx.
	Read(ctx context.Context) ([]byte, error)
	// Write sends a frame, and waits while the client does not read, until Close.
	// An error means that the connection is over.
	Write(frame []byte) error
	// Close ends the connection and says why; it may wait for the client to agree.
	Close(code int, reason string)
}

// Codes of closing, besides those of the protocol.
const (
	closeSignedOut = 4401
	closeNoAccess  = 4403
	closeNotThere  = 4404
	closeSilent    = 4408
	closeTooFast   = 4429
	closeInvalid   = int(websocket.StatusPolicyViolation)
	closeFailed    = int(websocket.StatusInternalError)
	closeRestart   = int(websocket.StatusServiceRestart)
)

// maxFrame is the largest frame that a client may send, in bytes.
const maxFrame = 1 << 20

// SameOrigin refuses a browser's request that a page of another origin makes:
// the cookie comes along with those too.
func SameOrigin(r *http.Request, publicURL string) error {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil // not a browser's
	}
	from, err := url.Parse(origin)
	if err == nil && from.Host == r.Host {
		return nil
	}
	if public, bad := url.Parse(publicURL); err == nil && bad == nil && from.Host == public.Host && from.Scheme == public.Scheme {
		return nil
	}
	return fault.New(fault.Forbidden, "a page of another origin may not open this connection")
}

// webSocket is a Socket on a WebSocket.
type webSocket struct{ conn *websocket.Conn }

// Accept makes a WebSocket of a request that SameOrigin has let through.
func Accept(w http.ResponseWriter, r *http.Request) (Socket, error) {
	c, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true, CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return nil, err
	}
	c.SetReadLimit(maxFrame)
	return webSocket{c}, nil
}

// Read implements Socket. A context that can end costs the library a timer for
// each frame; Close ends a read as well.
func (s webSocket) Read(ctx context.Context) ([]byte, error) {
	if _, limited := ctx.Deadline(); !limited {
		ctx = context.Background()
	}
	_, b, err := s.conn.Read(ctx)
	return b, err
}

// Write implements Socket.
func (s webSocket) Write(frame []byte) error {
	return s.conn.Write(context.Background(), websocket.MessageText, frame)
}

// Close implements Socket.
func (s webSocket) Close(code int, reason string) {
	_ = s.conn.Close(websocket.StatusCode(code), reason) // who does not answer is gone as well
	_ = s.conn.CloseNow()
}

// eventStream is a Socket on an HTTP answer that does not end: it has nothing
// to read.
type eventStream struct {
	mu   sync.Mutex
	w    http.ResponseWriter
	ctl  *http.ResponseController
	over context.CancelFunc
}

// Stream makes an event stream of a request. The answer is over when the
// context is.
func Stream(w http.ResponseWriter, r *http.Request) (Socket, context.Context) {
	ctx, cancel := context.WithCancel(r.Context())
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
	return &eventStream{w: w, ctl: http.NewResponseController(w), over: cancel}, ctx
}

// Read implements Socket.
func (s *eventStream) Read(ctx context.Context) ([]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// Write implements Socket. Frames are JSON without line breaks whose first
// member is their type, which names the event.
func (s *eventStream) Write(frame []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	kind, _, _ := bytes.Cut(bytes.TrimPrefix(frame, []byte(`{"type":"`)), []byte(`"`))
	for _, part := range [][]byte{[]byte("event: "), kind, []byte("\ndata: "), frame, []byte("\n\n")} {
		if _, err := s.w.Write(part); err != nil {
			return err
		}
	}
	return s.ctl.Flush()
}

// Close implements Socket.
func (s *eventStream) Close(int, string) {
	_ = s.ctl.SetWriteDeadline(time.Unix(0, 0)) // a write that waits ends
	s.over()
}
