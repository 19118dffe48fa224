package httpapi

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

var ifNoneMatchParam = &huma.Param{
	Name: "If-None-Match", In: "header",
	Description: "ETags you have; 304 where one is still the present one.",
	Schema:      &huma.Schema{Type: "string"},
}

// tagged gives the answer of a read an ETag made of its bytes, and answers 304
// where the caller has it. Reads that know a number for their state set their
// own and do without this.
func tagged(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	held := &heldAnswer{header: http.Header{}, status: http.StatusOK}
	next(humago.NewContext(ctx.Operation(), r.WithContext(ctx.Context()), held))
	if held.status == http.StatusOK && held.header.Get("ETag") == "" {
		sum := sha256.Sum256(held.body.Bytes())
		etag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		held.header.Set("ETag", etag)
		if NotModified(r.Header.Get("If-None-Match"), etag) {
			held.status = http.StatusNotModified
			held.header.Del("Content-Type")
			held.body.Reset()
		}
	}
	held.send(w)
}
