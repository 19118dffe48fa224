package httpapi

import "strings"

// admitNull tells the truth about request bodies: an optional field that is
// null counts as absent, so its schema admits null.
func admitNull(doc map[string]any) {
	w := nullWalk{doc, map[string]bool{}}
	paths, _ := doc["paths"].(map[string]any)
	for _, methods := range paths {
		for _, op := range methods.(map[string]any) {
			w.schema(dig(op, "requestBody", "content", "application/json", "schema"))
		}
	}
}

type nullWalk struct {
	doc  map[string]any
	seen map[string]bool // by $ref
}

func dig(v any, keys ...string) any {
	for _, k := range keys {
		m, _ := v.(map[string]any)
		v = m[k]
	}
	return v
}

func (w nullWalk) schema(v any) {
	s, ok := v.(map[string]any)
	if !ok {
		return
	}
	if ref, ok := s["$ref"].(string); ok {
		if !w.seen[ref] {
			w.seen[ref] = true
			w.schema(dig(w.doc, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...))
		}
		return
	}
	w.schema(s["items"])
	for _, key := range []string{"anyOf", "oneOf", "allOf"} {
		list, _ := s[key].([]any)
		for _, one := range list {
			w.schema(one)
		}
	}
	w.properties(s)
}

func (w nullWalk) properties(s map[string]any) {
	required := map[string]bool{}
	names, _ := s["required"].([]any)
	for _, n := range names {
		required[n.(string)] = true
	}
	props, _ := s["properties"].(map[string]any)
	for name, p := range props {
		w.schema(p)
		if prop, ok := p.(map[string]any); ok && !required[name] {
			props[name] = orNull(prop)
		}
	}
}

// orNull gives a schema that takes what s takes, and null.
func orNull(s map[string]any) map[string]any {
	if ref, ok := s["$ref"]; ok {
		return map[string]any{"anyOf": []any{map[string]any{"$ref": ref}, map[string]any{"type": "null"}}}
	}
	if kind, ok := s["type"].(string); ok {
		s["type"] = []any{kind, "null"}
	}
	if values, ok := s["enum"].([]any); ok {
		s["enum"] = append(values, nil)
	}
	return s
}
