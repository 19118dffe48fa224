package archtest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

const module = "sojourn/"

// file is one Go file of the module.
type file struct {
	path    string // from the module's root: "internal/geo/http.go"
	dir     string // "internal/geo"
	test    bool
	imports []string
	syntax  *ast.File
	set     *token.FileSet
	lines   int
}

// ours gives the imports of this module, as folders from its root.
func (f file) ours() []string {
	var all []string
	for _, i := range f.imports {
		if dir, ok := strings.CutPrefix(i, module); ok {
			all = append(all, dir)
		}
	}
	return all
}

// roots are the folders that hold Go.
var roots = []string{"cmd", "internal", "data", "test"}

// load parses every Go file below the roots.
func load(tree fs.FS) ([]file, error) {
	var all []file
	for _, root := range roots {
		err := fs.WalkDir(tree, root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil && name == root:
				return fs.SkipDir // this folder is not there yet
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".")):
				return fs.SkipDir
			case d.IsDir() || path.Ext(name) != ".go":
				return nil
			}
			f, err := parse(tree, name)
			all = append(all, f)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func parse(tree fs.FS, name string) (file, error) {
	text, err := fs.ReadFile(tree, name)
	if err != nil {
		return file{}, err
	}
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, err
	}
	f := file{path: name, dir: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), syntax: syntax, set: set, lines: bytes.Count(text, []byte("\n"))}
	for _, i := range syntax.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return file{}, err
		}
		f.imports = append(f.imports, p)
	}
	return f, nil
}

// service gives the service a folder belongs to: "geo" of "internal/geo/zone".
// app, cli and kit are no services.
func service(dir string) (string, bool) {
	rest, ok := strings.CutPrefix(dir, "internal/")
	name, _, _ := strings.Cut(rest, "/")
	return name, ok && !slices.Contains([]string{"app", "cli", "kit"}, name)
}

// below tells whether dir is one of the folders or lies in one.
func below(dir string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return dir == f || strings.HasPrefix(dir, f+"/") })
}

// isTestKit tells whether a folder is a suite such as sqldbtest.
func isTestKit(dir string) bool {
	return strings.HasSuffix(dir, "test") && below(dir, "internal") && path.Base(dir) != "archtest"
}

// calls gives the functions of a package of the standard library that a file
// names, such as time.Now, whatever name it imports the package by.
func (f file) calls(pkg string) []string {
	name := ""
	for _, i := range f.syntax.Imports {
		if p, _ := strconv.Unquote(i.Path.Value); p == pkg {
			if name = path.Base(pkg); i.Name != nil {
				name = i.Name.Name
			}
		}
	}
	var all []string
	if name == "" {
		return nil
	}
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == name {
				all = append(all, s.Sel.Name)
			}
		}
		return true
	})
	return all
}
