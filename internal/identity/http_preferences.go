package identity

import (
	"maps"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/identity/preference"
)

// Preferences is a user's preferences.
type Preferences map[string]any

// Schema implements huma.SchemaProvider: the published schema, as a component.
func (Preferences) Schema(r huma.Registry) *huma.Schema {
	return component(r, "Preferences", schemaOf(preference.Parsed(), false))
}

// PreferencesPatch is a JSON merge patch on preferences.
type PreferencesPatch map[string]any

// Schema implements huma.SchemaProvider: the published schema where each value
// may be null as well, and no key is required.
func (PreferencesPatch) Schema(r huma.Registry) *huma.Schema {
	s := schemaOf(preference.Parsed(), true)
	s.Description = "A JSON merge patch (RFC 7396) on the preferences: null removes a key, home_location is merged by its own keys, all else replaces. Unknown keys are refused. Null in place of the patch leaves all as it is."
	return component(r, "PreferencesPatch", s)
}

// component keeps a schema under a name and refers to it.
func component(r huma.Registry, name string, s *huma.Schema) *huma.Schema {
	s.PrecomputeMessages()
	r.Map()[name] = s
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

// schemaOf turns the published schema into huma's form; for a patch every
// value may be null too, which removes it.
func schemaOf(s *preference.Schema, patch bool) *huma.Schema {
	out := &huma.Schema{Type: s.Type, Description: s.Description, Pattern: s.Pattern, MinLength: s.MinLength, MaxLength: s.MaxLength,
		Minimum: s.Minimum, Maximum: s.Maximum, MaxItems: s.MaxItems, Examples: s.Examples, Nullable: patch}
	if s.UniqueItems {
		// Shown but left to preference.Apply: huma v2.37.2 panics where the
		// items that it compares are objects or arrays.
		out.Extensions = map[string]any{"uniqueItems": true}
	}
	for _, e := range s.Enum {
		out.Enum = append(out.Enum, e)
	}
	if patch && out.Enum != nil {
		out.Enum = append(out.Enum, nil)
	}
	if s.Items != nil {
		out.Items = schemaOf(s.Items, false) // an array is replaced as a whole
	}
	if s.AdditionalProperties != nil {
		out.AdditionalProperties = *s.AdditionalProperties
	}
	if s.Properties == nil {
		return out
	}
	out.Properties = map[string]*huma.Schema{}
	for name, p := range maps.All(s.Properties) {
		out.Properties[name] = schemaOf(p, patch)
	}
	if !patch {
		out.Required = s.Required
	}
	return out
}
