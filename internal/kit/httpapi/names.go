package httpapi

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// schemaName names a type in the OpenAPI document: the service it belongs to
// and its Go name without Body, such as SearchLocation or ItineraryItem, so
// that two services may each have a Location.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	_, rest, ours := strings.Cut(t.PkgPath(), "sojourn/internal/")
	if !ours || strings.HasPrefix(rest, "kit/") || t.Name() == "" {
		return name
	}
	service, _, _ := strings.Cut(rest, "/")
	prefix := strings.ToUpper(service[:1]) + service[1:]
	return prefix + strings.TrimPrefix(strings.TrimSuffix(name, "Body"), prefix)
}
