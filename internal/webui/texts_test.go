package webui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/webui/lang"
)

var inTemplates = regexp.MustCompile(`\b[tn] ("(?:[^"\\]|\\.)*")`)

// used gives every text of the templates and of the Go code.
func used(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	add := func(quoted string) {
		s, err := strconv.Unquote(quoted)
		require.NoError(t, err)
		all[s] = true
	}
	files, err := fs.Glob(templateFiles, "templates/*.html")
	require.NoError(t, err)
	for _, name := range files {
		b, err := templateFiles.ReadFile(name)
		require.NoError(t, err)
		for _, m := range inTemplates.FindAllSubmatch(b, -1) {
			add(string(m[1]))
		}
	}
	for _, dir := range []string{".", "lang"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if matched, _ := filepath.Match("*_test.go", filepath.Base(name)); !matched {
				eachText(t, name, add)
			}
		}
	}
	return all
}

// eachText finds the literal texts of calls of T, N and Texts.
func eachText(t *testing.T, name string, add func(string)) {
	t.Helper()
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	file, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !slices.Contains([]string{"T", "N", "Texts"}, f.Sel.Name) {
			return true
		}
		for i, arg := range call.Args {
			if text, ok := arg.(*ast.BasicLit); ok && text.Kind == token.STRING && (i == 0 || f.Sel.Name == "Texts") {
				add(text.Value)
			}
		}
		return true
	})
}

var inBraces = regexp.MustCompile(`\{\w+\}`)

// Every text is in every language, none is left over, and a translation has
// the values of the text.
func TestTexts(t *testing.T) {
	t.Parallel()
	texts := used(t)
	require.Greater(t, len(texts), 100)
	for _, l := range lang.All() {
		for key, forms := range l.Keys() {
			require.True(t, texts[key], "%s: nothing says %q", l.Tag, key)
			for form, text := range forms {
				require.NotEmpty(t, text, "%s: %q", l.Tag, key)
				if form == "other" {
					require.ElementsMatch(t, inBraces.FindAllString(key, -1), inBraces.FindAllString(text, -1), "%s: %q", l.Tag, key)
				}
			}
		}
		if l == lang.English {
			continue
		}
		for key := range texts {
			require.Contains(t, l.Keys(), key, l.Tag)
		}
	}
}
