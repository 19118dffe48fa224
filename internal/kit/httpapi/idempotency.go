package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

//go:embed migrations
var files embed.FS

// Migrations gives the table of idempotency keys.
func Migrations() migrate.Set {
	sub, _ := fs.Sub(files, "migrations")
	return migrate.Set{Name: "httpapi", Files: sub}
}

const (
	keyLife = 24 * time.Hour
	// claimLife is how long a claim without an answer counts as running; a
	// process that died left it so, and the repeat takes it over.
	claimLife = time.Minute
)

var idempotencyParam = &huma.Param{
	Name: "Idempotency-Key", In: "header",
	Description: "A key of your making (1–200 printable ASCII characters). The same key and body give the same answer for 24 hours; the same key with another body is refused with 422.",
	Schema:      &huma.Schema{Type: "string", MinLength: ptr(1), MaxLength: ptr(200), Pattern: "^[!-~]+$"},
	Example:     "7f1c2f0e-create-lisbon",
}

func ptr[T any](v T) *T { return &v }

// Idempotency remembers the answers to keyed POSTs in a database.
type Idempotency struct {
	db    *sqldb.DB
	clock clock.Clock
}

// NewIdempotency makes it on a database to which Migrations are applied.
func NewIdempotency(db *sqldb.DB, c clock.Clock) *Idempotency { return &Idempotency{db, c} }

type claim struct {
	request  string
	entityID string
	status   int
	header   string
	body     []byte

	claimedAt sqldb.Micros
	age       time.Duration
}

type entityKey struct{}

// NewID gives the id for the entity that a request creates: the one reserved
// with its Idempotency-Key, so that a repeat after a crash meets the same
// entity, else a fresh one.
func NewID(ctx context.Context) string {
	if s, ok := ctx.Value(entityKey{}).(string); ok {
		return s
	}
	return id.New()
}

// IsReserved tells whether NewID gives a reserved id: what has it already was
// made by this very request, run before.
func IsReserved(ctx context.Context) bool {
	_, ok := ctx.Value(entityKey{}).(string)
	return ok
}

// idempotent runs an operation once a key.
func (a *API) idempotent(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	keys := r.Header.Values("Idempotency-Key")
	if len(keys) == 0 {
		next(ctx)
		return
	}
	err := a.keyed(ctx, r, w, keys[0], next)
	if p, ok := errors.AsType[*Problem](err); ok {
		writeProblem(w, p)
	} else if err != nil {
		WriteProblem(w, r, a.cfg.Logger, err)
	}
}

func (a *API) keyed(ctx huma.Context, r *http.Request, w http.ResponseWriter, key string, next func(huma.Context)) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if a.cfg.Idempotency == nil {
		return fault.AtField("header.Idempotency-Key", key, "is not honoured by this server: send the request without it")
	}
	body, err := readAll(ctx, r, w)
	if err != nil {
		return err
	}
	caller := PrincipalOf(ctx.Context()).UserID
	c, err := a.cfg.Idempotency.claim(ctx.Context(), caller, key, digest(r, body))
	if err != nil {
		return err
	}
	if c.status != 0 {
		replay(w, c)
		return nil
	}
	r = r.WithContext(context.WithValue(ctx.Context(), entityKey{}, c.entityID))
	r.Body = io.NopCloser(bytes.NewReader(body))
	held := &heldAnswer{header: http.Header{}, status: http.StatusOK}
	returned := false
	defer func() {
		if !returned { // a panic frees the key
			_ = a.cfg.Idempotency.settle(ctx.Context(), caller, key, &heldAnswer{status: http.StatusInternalServerError})
		}
	}()
	next(humago.NewContext(ctx.Operation(), r, held))
	returned = true
	if err := a.cfg.Idempotency.settle(ctx.Context(), caller, key, held); err != nil {
		return err
	}
	held.send(w)
	return nil
}

// readAll takes the body within the limits that huma sets where it reads one.
func readAll(ctx huma.Context, r *http.Request, w http.ResponseWriter) ([]byte, error) {
	_ = ctx.SetReadDeadline(time.Now().Add(ctx.Operation().BodyReadTimeout))
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, ctx.Operation().MaxBodyBytes))
	switch {
	case IsTooLarge(err):
		return nil, TooLarge(err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, slowBody(ctx.Context())
	}
	return body, fault.Wrap(err, fault.Canceled, "the body did not arrive")
}

func checkKey(key string) error {
	ok := key != "" && len(key) <= 200
	for i := 0; i < len(key) && ok; i++ {
		ok = key[i] > ' ' && key[i] <= '~'
	}
	if ok {
		return nil
	}
	return fault.AtField("header.Idempotency-Key", cut(key), "must be 1–200 printable ASCII characters without spaces")
}

func digest(r *http.Request, body []byte) string {
	h := sha256.New()
	_, _ = io.WriteString(h, r.Method+" "+r.URL.RequestURI()+"\n")
	_, _ = h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// claim finds the key's answer or reserves the key for this request.
func (i *Idempotency) claim(ctx context.Context, caller, key, request string) (claim, error) {
	c := claim{}
	now := i.clock.Now()
	err := i.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM idempotency_keys WHERE claimed_at < ?", sqldb.At(now.Add(-keyLife)))
		if err != nil {
			return err
		}
		n, err := tx.Exec(ctx, `INSERT INTO idempotency_keys (caller, key, request, entity_id, claimed_at, header) VALUES (?, ?, ?, ?, ?, '')
			ON CONFLICT (caller, key) DO NOTHING`, caller, key, request, id.New(), sqldb.At(now))
		if err != nil {
			return err
		}
		if c, err = find(ctx, tx, caller, key, now); err != nil || n == 1 {
			return err
		}
		return i.again(ctx, tx, c, caller, key, request)
	})
	return c, err
}

// again decides about a key that was used before.
func (i *Idempotency) again(ctx context.Context, tx *sqldb.Tx, c claim, caller, key, request string) error {
	switch {
	case c.request != request:
		return fault.AtField("header.Idempotency-Key", key, "was used with another request: take a new key")
	case c.status != 0:
		return nil
	case c.age < claimLife:
		return errRunning
	}
	n, err := tx.Exec(ctx, "UPDATE idempotency_keys SET claimed_at = ? WHERE caller = ? AND key = ? AND claimed_at = ?",
		sqldb.At(i.clock.Now()), caller, key, c.claimedAt)
	if err == nil && n == 0 { // another repeat was faster
		return errRunning
	}
	return err
}

var errRunning = fault.New(fault.Conflict, "a request with this Idempotency-Key is still running")

func find(ctx context.Context, tx *sqldb.Tx, caller, key string, now time.Time) (c claim, err error) {
	var status *int
	err = tx.Row(ctx, "SELECT request, entity_id, claimed_at, status, header, body FROM idempotency_keys WHERE caller = ? AND key = ?", caller, key).
		Scan(&c.request, &c.entityID, &c.claimedAt, &status, &c.header, &c.body)
	if status != nil {
		c.status = *status
	}
	c.age = now.Sub(c.claimedAt.Time())
	return c, err
}

// settle keeps a final answer; a server's failure is forgotten, so that the
// caller may try again with the same key.
func (i *Idempotency) settle(ctx context.Context, caller, key string, h *heldAnswer) error {
	ctx = context.WithoutCancel(ctx)
	header, err := json.Marshal(h.header)
	if err != nil {
		return err
	}
	return i.db.Write(ctx, func(tx *sqldb.Tx) error {
		if h.status >= 500 || h.status == http.StatusTooManyRequests || h.status == 499 {
			_, err := tx.Exec(ctx, "UPDATE idempotency_keys SET claimed_at = ? WHERE caller = ? AND key = ?",
				sqldb.At(i.clock.Now().Add(-claimLife)), caller, key)
			return err
		}
		_, err := tx.Exec(ctx, "UPDATE idempotency_keys SET status = ?, header = ?, body = ? WHERE caller = ? AND key = ?",
			h.status, string(header), h.body.Bytes(), caller, key)
		return err
	})
}

func replay(w http.ResponseWriter, c claim) {
	held := &heldAnswer{status: c.status, header: http.Header{}}
	_ = json.Unmarshal([]byte(c.header), &held.header)
	held.header.Set("Idempotency-Replayed", "true")
	held.body.Write(c.body)
	held.send(w)
}

// heldAnswer holds an answer back until it is remembered.
type heldAnswer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (h *heldAnswer) Header() http.Header { return h.header }

// WriteHeader implements http.ResponseWriter.
func (h *heldAnswer) WriteHeader(status int) { h.status = status }

// Write implements http.ResponseWriter.
func (h *heldAnswer) Write(b []byte) (int, error) { return h.body.Write(b) }

func (h *heldAnswer) send(w http.ResponseWriter) {
	for k, v := range h.header {
		w.Header()[k] = v
	}
	w.WriteHeader(h.status)
	_, _ = w.Write(h.body.Bytes())
}
