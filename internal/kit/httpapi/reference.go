package httpapi

import (
	"bytes"
	_ "embed" // the reference page
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed reference.html
var referencePage []byte

//go:embed reference.js
var referenceScript []byte

// Spec gives the OpenAPI document as indented JSON, in an order that is the
// same every time.
func (a *API) Spec() ([]byte, error) {
	raw, err := json.Marshal(a.OpenAPI())
	if err != nil {
		return nil, err
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		return nil, err
	}
	admitNull(doc)
	return indented(doc)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Schema gives the JSON schema of an event's payload. It allows further
// properties: consumers must not break when a field is added.
func Schema(title string, payload any) ([]byte, error) {
	s := *huma.SchemaFromType(huma.NewMapRegistry("#/$defs/", huma.DefaultSchemaNamer), reflect.TypeOf(payload))
	s.Title = title
	s.AdditionalProperties = true
	return indented(&s)
}

// ServeReference adds /openapi.json and /docs, which needs no other host. Call
// it once all operations are registered.
func (a *API) ServeReference() {
	serve := func(path, kind string, body []byte) {
		a.Mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'")
			_, _ = w.Write(body)
		})
	}
	spec, err := a.Spec()
	if err != nil {
		panic("httpapi: the OpenAPI document does not encode: " + err.Error())
	}
	serve("/openapi.json", "application/json", spec)
	serve("/docs", "text/html; charset=utf-8", referencePage)
	serve("/docs.js", "text/javascript; charset=utf-8", referenceScript)
}
