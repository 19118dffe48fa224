package httpapi_test

import "github.com/danielgtaylor/huma/v2"

func rawBody() *huma.RequestBody {
	return &huma.RequestBody{Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Type: "array"}}}}
}
