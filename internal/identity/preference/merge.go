package preference

import (
	"encoding/json"
	"maps"
	"slices"

	"sojourn/internal/kit/fault"
)

// MaxBytes is the most that a user's preferences may take as JSON.
const MaxBytes = 8 << 10

// Apply merges a patch into preferences (a JSON object as text, "" for none)
// by RFC 7396 — null removes a key, objects merge, all else replaces — and
// gives the result as canonical JSON text. It answers fault.Invalid naming
// each field at fault, located below at. Neither argument is changed.
//
// Only what the patch touches is checked: what an older schema let in stays,
// and stands in the way of nothing else.
func Apply(current string, patch map[string]any, at string) (string, error) {
	now, err := Decode(current)
	if err != nil {
		return "", err
	}
	c := &checker{}
	c.known(Parsed(), at, patch)
	merged := merge(now, patch)
	touched := only(merged, patch)
	if len(c.fields) == 0 {
		c.check(Parsed(), at, touched)
	}
	if len(c.fields) == 0 {
		c.exist(at, touched)
	}
	if err := fault.Fields(c.fields); err != nil {
		return "", err
	}
	text, err := json.Marshal(merged)
	if err != nil {
		return "", err
	}
	if len(text) > MaxBytes {
		return "", fault.AtField(at, nil, "must take at most %d bytes as JSON", MaxBytes)
	}
	return string(text), nil
}

// Decode reads stored preferences.
func Decode(text string) (map[string]any, error) {
	m := map[string]any{}
	if text == "" {
		return m, nil
	}
	err := json.Unmarshal([]byte(text), &m)
	return m, err
}

// known refuses unknown keys even where the patch would only remove them.
func (c *checker) known(s *Schema, at string, patch map[string]any) {
	for _, key := range sortedKeys(patch) {
		p, ok := s.Properties[key]
		if !ok {
			c.fail(at+"."+key, patch[key], "is not a known preference")
			continue
		}
		if inner, ok := patch[key].(map[string]any); ok && p.Properties != nil {
			c.known(p, at+"."+key, inner)
		}
	}
}

// only gives those of the values whose keys are in by.
func only(values, by map[string]any) map[string]any {
	out := map[string]any{}
	for key := range by {
		if v, ok := values[key]; ok {
			out[key] = v
		}
	}
	return out
}

func merge(target, patch map[string]any) map[string]any {
	out := maps.Clone(target)
	for key, v := range patch {
		inner, isObject := v.(map[string]any)
		switch {
		case v == nil:
			delete(out, key)
		case isObject:
			old, _ := out[key].(map[string]any)
			if old == nil {
				old = map[string]any{}
			}
			out[key] = merge(old, inner)
		default:
			out[key] = v
		}
	}
	return out
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
