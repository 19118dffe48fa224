package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "sojourn/"

// source is what the rules know of a Go file.
type source struct {
	path    string   // internal/geo/http.go
	pkg     string   // internal/geo
	name    string   // geo
	imports []string // without the module's name: internal/kit/fault; others as they are
	test    bool
	doc     bool // has a package comment
	lines   int
	funcs   []string // functions without receiver
	sleeps  bool
}

// tree reads every Go file of the module.
func tree(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..", "..")
	var all []source
	for _, top := range []string{"cmd", "internal", "test", "data"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") {
				return err
			}
			rel, err := filepath.Rel(root, p)
			require.NoError(t, err)
			all = append(all, read(t, p, filepath.ToSlash(rel)))
			return nil
		})
		require.NoError(t, err)
	}
	require.Greater(t, len(all), 100, "the tree was found")
	return all
}

func read(t *testing.T, file, rel string) source {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ParseComments)
	require.NoError(t, err)
	s := source{path: rel, pkg: path.Dir(rel), name: parsed.Name.Name, test: strings.HasSuffix(rel, "_test.go"),
		doc: parsed.Doc != nil, lines: strings.Count(string(text), "\n")}
	for _, i := range parsed.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		require.NoError(t, err)
		s.imports = append(s.imports, strings.TrimPrefix(p, module))
	}
	for _, d := range parsed.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
			s.funcs = append(s.funcs, f.Name.Name)
		}
	}
	s.sleeps = sleeps(parsed)
	return s
}

func sleeps(f *ast.File) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Sleep" {
			x, isName := sel.X.(*ast.Ident)
			found = found || isName && x.Name == "time"
		}
		return !found
	})
	return found
}

// service gives the service a path belongs to, "" for none.
func service(p string) string {
	rest, ok := strings.CutPrefix(p, "internal/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	if slices.Contains([]string{"app", "cli", "kit", "webui"}, name) {
		return ""
	}
	return name
}

// within tells whether a path is a package or below it.
func within(p, pkg string) bool { return p == pkg || strings.HasPrefix(p, pkg+"/") }

// ours tells whether an import is of this module.
func ours(p string) bool { return within(p, "internal") || within(p, "cmd") || within(p, "test") }

// standard tells whether an import is of the standard library.
func standard(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return !ours(p) && !strings.Contains(first, ".")
}
