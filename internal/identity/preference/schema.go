package preference

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"sync"
)

//go:embed schema.json
var schemaText []byte

// SchemaText gives the published JSON Schema (draft 2020-12).
func SchemaText() []byte { return schemaText }

// Schema is the part of JSON Schema that schema.json uses.
type Schema struct {
	Description          string             `json:"description"`
	Type                 string             `json:"type"`
	Enum                 []string           `json:"enum"`
	Pattern              string             `json:"pattern"`
	MinLength            *int               `json:"minLength"`
	MaxLength            *int               `json:"maxLength"`
	Minimum              *float64           `json:"minimum"`
	Maximum              *float64           `json:"maximum"`
	MaxItems             *int               `json:"maxItems"`
	UniqueItems          bool               `json:"uniqueItems"`
	Items                *Schema            `json:"items"`
	Properties           map[string]*Schema `json:"properties"`
	Required             []string           `json:"required"`
	AdditionalProperties *bool              `json:"additionalProperties"`
	Default              any                `json:"default"`
	Examples             []any              `json:"examples"`

	pattern *regexp.Regexp
}

// Parsed gives schema.json as a tree. It must not be changed.
var Parsed = sync.OnceValue(func() *Schema {
	var s Schema
	if err := json.Unmarshal(schemaText, &s); err != nil {
		panic("preference: schema.json: " + err.Error())
	}
	s.compile()
	return &s
})

func (s *Schema) compile() {
	if s.Pattern != "" {
		s.pattern = regexp.MustCompile(s.Pattern)
	}
	if s.Items != nil {
		s.Items.compile()
	}
	for _, p := range s.Properties {
		p.compile()
	}
}
