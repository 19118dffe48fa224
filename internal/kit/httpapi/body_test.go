package httpapi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBodiesThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body string
		status     int
		location   string // of the first error; "" where there is none
		says       string
	}{
		{"unknown field", `{"name":"x","colour":"red"}`, 422, "body.colour", "unexpected property"},
		{"unknown field deep down", `{"name":"x","part":{"weight":1,"colour":"red"}}`, 422, "body.part.colour", "unexpected property"},
		{"wrong type", `{"name":7}`, 422, "body.name", "expected string"},
		{"wrong type deep down", `{"name":"x","part":{"weight":"1"}}`, 422, "body.part.weight", "expected number"},
		{"wrong type in a list", `{"name":"x","tags":["a",1]}`, 422, "body.tags[1]", "expected string"},
		{"no integer", `{"name":"x","size":1.5}`, 422, "body.size", "expected integer"},
		{"missing field", `{}`, 422, "body", "expected required property name to be present"},
		{"too long", `{"name":"` + strings.Repeat("x", 301) + `"}`, 422, "body.name", "expected length <= 300"},
		{"too small", `{"name":"x","size":-1}`, 422, "body.size", "expected number >= 0"},
		{"null", `null`, 422, "body", "expected object"},
		{"a list", `[{"name":"x"}]`, 422, "body", "expected object"},
		{"not JSON", `{"name":`, 400, "body", "unexpected end"},
		{"two values", `{"name":"x"}{"name":"y"}`, 400, "body", "after top-level value"},
		{"invalid UTF-8", "{\"name\":\"\xff\"}", 400, "body", "not valid UTF-8"},
		{"U+0000", `{"name":"a\u0000b"}`, 400, "body", "U+0000"},
		{"U+0000 deep down", `{"name":"x","tags":["a","\u0000"]}`, 400, "body", "U+0000"},
		{"U+0000 in a name", `{"name":"x","\u0000":1}`, 400, "body", "U+0000"},
		{"nothing", "", 400, "", "body"},
		{"5 MB", `{"name":"` + strings.Repeat("x", 5<<20) + `"}`, 413, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			a := s.do(t, "POST", "/api/v1/things", c.body, ana)
			p := a.problem(c.status)
			require.Less(t, len(a.body), 2000, "the answer grows with the question")
			if c.location != "" {
				require.Equal(t, c.location, p.Errors[0].Location)
				require.Contains(t, p.Errors[0].Message, c.says)
			}
			require.Contains(t, p.Detail, c.says, "the sentence alone must say what is wrong")
		})
	}
}

func TestTextThatIsTaken(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"name":"caf\u00e9 😀"}`, `{"name":"\\u0000"}`, `{"name":"a\tb\nc"}`, `{"name":"\ud83d\ude00"}`, " {\"name\":\"x\"}\n"} {
		newSite(t).do(t, "POST", "/api/v1/things", body, ana).is(201)
	}
}

func TestOtherContentTypesAreRefused(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"} {
		req := request(t, "POST", "/api/v1/things", `{"name":"x"}`, ana)
		req.Header.Set("Content-Type", kind)
		newSite(t).send(t, req).problem(415)
	}
}

// One megabyte of mistakes must not become a hundred of explanations.
func TestAnAnswerStaysSmall(t *testing.T) {
	t.Parallel()
	many := func(one string, n int) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }
	fields := make([]string, 20000)
	for i := range fields {
		fields[i] = fmt.Sprintf(`"f%d":1`, i)
	}
	for name, body := range map[string]string{
		"wrong elements":      `{"name":"x","tags":[` + many("1", 200000) + `]}`,
		"unknown fields":      `{"name":"x",` + strings.Join(fields, ",") + `}`,
		"a long field's name": `{"name":"x","` + strings.Repeat("y", 900000) + `":1}`,
		"a long value":        `{"name":"` + strings.Repeat("1", 900000) + `"}`,
		"a large object":      `{"name":{"x":"` + strings.Repeat("y", 900000) + `"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newSite(t).do(t, "POST", "/api/v1/things", body, ana)
			p := a.problem(422)
			require.NotEmpty(t, p.Errors)
			require.Less(t, len(a.body), 32<<10)
			require.Less(t, len(p.Detail), 1000)
		})
	}
}

func TestRawBodiesAreDecodedAsStrictly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ body, location, says string }{
		{`[{"name":"x"},{"name":"y","colour":1}]`, "body[1].colour", "unexpected property"},
		{`[{"name":"x"},{"name":7}]`, "body[1].name", "expected string"},
		{`[{"name":"x"},{}]`, "body[1]", "required property name"},
		{`[{"name":"x"},{"name":"\u0000"}]`, "body[1]", "U+0000"},
		{"[{\"name\":\"\xff\"}]", "body[0]", "UTF-8"},
		{`{"name":`, "body[0]", "unexpected end"},
	} {
		p := newSite(t).do(t, "POST", "/api/v1/raw", c.body).problem(422)
		require.Equal(t, c.location, p.Errors[0].Location, c.body)
		require.Contains(t, p.Errors[0].Message, c.says, c.body)
	}
	newSite(t).do(t, "POST", "/api/v1/raw", `[{"name":"x"},{"name":"y"}]`).is(200)
}
