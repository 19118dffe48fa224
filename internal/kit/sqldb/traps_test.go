package sqldb_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
)

// answers are expressions of one value, as text or NULL, on both engines.
// Where the two answers differ the expression must not stand in a query: the
// line shows the trap, and the lines that agree show the way round.
var answers = []struct{ trap, expression, sqlite, postgres string }{
	{"bytes: capitals come first", `'Z' COLLATE %C < 'a' COLLATE %C`, "true", "true"},
	{"bytes: é comes after z", `'z' COLLATE %C < 'é' COLLATE %C`, "true", "true"},
	{"bytes: a prefix comes first", `'a0' COLLATE %C < 'a0V' COLLATE %C`, "true", "true"},
	{"LIKE: ASCII case", `'Lisbon' LIKE 'lis%'`, "true", "false"},
	{"LIKE: both sides folded", `LOWER('Lisbon') LIKE LOWER('LIS%')`, "true", "true"},
	{"LIKE: case beyond ASCII", `'Évora' LIKE 'évora'`, "false", "false"},
	{"LIKE: a backslash escapes", `'a%' LIKE 'a\%'`, "false", "true"},
	{"LIKE: a named escape", `'a%' LIKE 'a\%' ESCAPE '\'`, "true", "true"},
	{"LOWER: ASCII", `LOWER('ABC')`, "abc", "abc"},
	{"LOWER: beyond ASCII; fold in Go", `LOWER('É')`, "É", "é"},
	{"a comparison with NULL is NULL", `NULL = NULL`, "NULL", "NULL"},
	{"a comparison that NULL takes part in", `1 IS NOT DISTINCT FROM NULL`, "false", "false"},
	{"NOT IN with NULL", `1 NOT IN (2, NULL)`, "NULL", "NULL"},
	{"|| with NULL", `'a' || NULL`, "NULL", "NULL"},
	{"|| with COALESCE", `'a' || COALESCE(NULL, '')`, "a", "a"},
	{"empty text is not NULL", `'' IS NULL`, "false", "false"},
	{"trailing spaces count", `'a ' = 'a'`, "false", "false"},
	{"LENGTH counts characters", `LENGTH('é😀')`, "2", "2"},
	{"integers divide towards zero", `-7 / 2`, "-3", "-3"},
	{"the remainder has the dividend's sign", `-7 % 2`, "-1", "-1"},
	{"a fraction needs a cast", `CAST(7 AS DOUBLE PRECISION) / 2`, "3.5", "3.5"},
	{"ROUND: halves of doubles", `CAST(ROUND(CAST(2.5 AS DOUBLE PRECISION)) AS BIGINT)`, "3", "2"},
	{"CAST of a fraction to a whole number", `CAST(CAST(2.7 AS DOUBLE PRECISION) AS BIGINT)`, "2", "3"},
	{"two literals of two kinds", `'1' = 1`, "false", "true"},
	{"a cast makes the kinds one", `CAST('1' AS BIGINT) = 1`, "true", "true"},
	{"booleans", `TRUE AND NOT FALSE`, "true", "true"},
	{"a boolean as a number", `CASE WHEN TRUE THEN 1 ELSE 0 END`, "1", "1"},
	{"->> of a number gives its digits; SQLite's is no text until cast", `'{"a": 1}' %J ->> 'a'`, "1", "1"},
	{"->> of a missing key", `'{"a": 1}' %J ->> 'z'`, "NULL", "NULL"},
	{"->> of JSON's null", `'{"a": null}' %J ->> 'a'`, "NULL", "NULL"},
	{"->> of JSON's true; read it in Go", `'{"a": true}' %J ->> 'a'`, "1", "true"},
	{"-> then ->>", `'{"b": {"c": "x"}}' %J -> 'b' ->> 'c'`, "x", "x"},
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		collation, cast := "BINARY", ""
		if db.Engine() == sqldb.Postgres {
			collation, cast = `"C"`, "::jsonb"
		}
		for _, a := range answers {
			want := map[sqldb.Engine]string{sqldb.SQLite: a.sqlite, sqldb.Postgres: a.postgres}[db.Engine()]
			var got any
			expression := replace(a.expression, "%C", collation, "%J", cast)
			require.NoError(t, db.Row(t.Context(), "SELECT "+expression).Scan(&got), a.trap)
			require.Equal(t, want, shown(got, want), "%s: %s", a.trap, expression)
		}
	})
}

// shown gives a value as text; SQLite tells booleans as 1 and 0.
func shown(v any, want string) string {
	switch n, isInt := v.(int64); {
	case v == nil:
		return "NULL"
	case isInt && n == 1 && want == "true", isInt && n == 0 && want == "false":
		return want
	}
	return fmt.Sprint(v)
}
