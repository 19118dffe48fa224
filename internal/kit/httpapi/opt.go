package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Opt is a field of a PATCH that tells absent, null and a value apart.
type Opt[T any] struct {
	Sent bool // the field was there
	Null bool // and it was null
	V    T
}

// Some makes an Opt that holds a value.
func Some[T any](v T) Opt[T] { return Opt[T]{Sent: true, V: v} }

// UnmarshalJSON implements json.Unmarshaler; it is called for null as well.
func (o *Opt[T]) UnmarshalJSON(b []byte) error {
	o.Sent = true
	if bytes.Equal(b, []byte("null")) {
		o.Null = true
		return nil
	}
	if err := refuseNulls(reflect.TypeFor[T](), b); err != nil {
		return err
	}
	return json.Unmarshal(b, &o.V)
}

// refuseNulls refuses null in a required field of an object, which huma's
// validation lets pass where the object itself may be null.
func refuseNulls(t reflect.Type, b []byte) error {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		return err
	}
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !strings.Contains(options, "omitempty") && string(fields[name]) == "null" {
			return fmt.Errorf("%s must not be null", name)
		}
	}
	return nil
}

// Ptr gives the value, nil where it is absent or null.
func (o Opt[T]) Ptr() *T {
	if !o.Sent || o.Null {
		return nil
	}
	return &o.V
}

// Schema implements huma.SchemaProvider: T's own schema, or null.
func (o Opt[T]) Schema(r huma.Registry) *huma.Schema {
	s := *huma.SchemaFromType(r, reflect.TypeFor[T]())
	s.Nullable = true
	return &s
}

// Decode validates a JSON value against T's schema and decodes it, for bodies
// that come in more than one form. path is where it stands, for instance
// "body.items[3]".
func Decode[T any](ctx context.Context, a *API, path string, raw []byte) (T, error) {
	var v T
	var parsed any
	if err := unmarshal(raw, &parsed); err != nil {
		return v, humaError(ctx, 422, err.Error(), &huma.ErrorDetail{Location: path, Message: err.Error()})
	}
	registry := a.OpenAPI().Components.Schemas
	schema := registry.Schema(reflect.TypeFor[T](), true, "")
	pb, res := huma.NewPathBuffer(make([]byte, 0, 64), 0), &huma.ValidateResult{}
	pb.Push(path)
	huma.Validate(registry, schema, pb, huma.ModeWriteToServer, parsed, res)
	if len(res.Errors) > 0 {
		return v, humaError(ctx, 422, "validation failed", res.Errors...)
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		return v, humaError(ctx, 422, err.Error(), &huma.ErrorDetail{Location: path, Message: err.Error()})
	}
	return v, nil
}

// OrNull is a field of an answer that is an object or null.
type OrNull[T any] struct{ V *T }

// MarshalJSON implements json.Marshaler.
func (o OrNull[T]) MarshalJSON() ([]byte, error) { return json.Marshal(o.V) }

// UnmarshalJSON implements json.Unmarshaler.
func (o *OrNull[T]) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &o.V) }

// Schema implements huma.SchemaProvider.
func (o OrNull[T]) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{r.Schema(reflect.TypeFor[T](), true, ""), {Type: "null"}}}
}
