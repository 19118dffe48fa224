package archtest

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// rule is one rule of the house: check lists what breaks it.
type rule struct {
	name  string
	why   string
	check func(files []file) []string
}

// each makes a check of what one file breaks.
func each(one func(f file) []string) func([]file) []string {
	return func(files []file) (all []string) {
		for _, f := range files {
			for _, breach := range one(f) {
				all = append(all, f.path+" "+breach)
			}
		}
		return all
	}
}

// rules are the rules of house.md, "Who may import whom", by its numbers, and
// the habits behind them.
var rules = []rule{
	{"1 cmd", "main only parses, builds and runs: what it did besides could not be tested", each(cmdImports)},
	{"1 app", "who asks for the composition root asks for everything, and for which shape is running", each(appImported)},
	{"2 services", "a service that reaches into another cannot run in a process of its own, nor change without it", each(serviceImports)},
	{"3 contracts", "a contract that drags in more would tie its users to the service's inside", each(apiImports)},
	{"4 kit", "leaf libraries that know a travel word cannot be read alone, and close cycles", each(kitImports)},
	{"5 pure imports", "rules without I/O are tested by the thousand and mean the same on every machine", each(pureImports)},
	{"5 pure clock", "a rule that asks the time cannot be replayed", each(pureClock)},
	{"6 drivers", "what knows an engine stands in one place, where its errors become ours", each(driverImports)},
	{"7 test kits", "test code in the binary is weight, and skips checks that production needs", each(testImports)},
	{"8 names", "a package named for nothing collects everything", each(packageName)},
	{"8 init", "work at import time has no order, no error and no way round", each(initFunc)},
	{"package comment", "the reader's path starts at what a package is for", packageComment},
	{"no sleep", "a test that sleeps is slow on a fast machine and wrong on a slow one: use synctest, or await a condition", each(sleeps)},
	{"length", "a file over 400 lines holds more than one thing", each(length)},
}

func cmdImports(f file) (breaches []string) {
	if !below(f.dir, "cmd") {
		return nil
	}
	for _, i := range f.imports {
		standard := !strings.Contains(strings.SplitN(i, "/", 2)[0], ".") && !strings.HasPrefix(i, module)
		if !standard && i != module+"internal/app" && i != module+"internal/cli" {
			breaches = append(breaches, "imports "+i+": cmd imports internal/app and internal/cli only")
		}
	}
	return breaches
}

func appImported(f file) (breaches []string) {
	if below(f.dir, "cmd", "internal/cli", "internal/app", "test") {
		return nil
	}
	for _, dir := range f.ours() {
		if below(dir, "internal/app", "internal/cli") {
			breaches = append(breaches, "imports "+dir+": only cmd and internal/cli do")
		}
	}
	return breaches
}

func serviceImports(f file) (breaches []string) {
	mine, ok := service(f.dir)
	if !ok {
		return nil
	}
	for _, dir := range f.ours() {
		other, isService := service(dir)
		contract := path.Join("internal", other, other+"api")
		if isService && other != mine && dir != contract {
			breaches = append(breaches, "imports "+dir+": of another service only "+contract)
		}
	}
	return breaches
}

func apiImports(f file) (breaches []string) {
	name, ok := service(f.dir)
	if !ok || f.test || f.dir != path.Join("internal", name, name+"api") {
		return nil
	}
	for _, i := range f.imports {
		foreign := strings.Contains(strings.SplitN(i, "/", 2)[0], ".")
		ours := strings.HasPrefix(i, module) && i != module+"internal/kit/fault" && i != module+"internal/kit/rpc"
		if foreign || ours {
			breaches = append(breaches, "imports "+i+": a contract imports the standard library, kit/fault and kit/rpc")
		}
	}
	return breaches
}

// bottom are the packages of kit that the others stand on.
var bottom = []string{"internal/kit/fault", "internal/kit/clock", "internal/kit/id"}

// kitImports: that kit's packages form no cycle is the compiler's to see.
func kitImports(f file) (breaches []string) {
	if !below(f.dir, "internal/kit") {
		return nil
	}
	for _, dir := range f.ours() {
		if !below(dir, "internal/kit") {
			breaches = append(breaches, "imports "+dir+": kit imports kit only")
		}
		if slices.Contains(bottom, f.dir) && dir != f.dir && dir != "internal/kit/fault" {
			breaches = append(breaches, "imports "+dir+": fault, clock and id are at the bottom")
		}
	}
	return breaches
}

func packageName(f file) []string {
	for part := range strings.SplitSeq(f.dir+"/"+f.syntax.Name.Name, "/") {
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "model", "models", "types"}, strings.TrimSuffix(part, "_test")) {
			return []string{"belongs to a package named " + part + ": name it for what it does"}
		}
	}
	return nil
}

func packageComment(files []file) (breaches []string) {
	has := map[string]bool{}
	for _, f := range files {
		if !f.test {
			has[f.dir] = has[f.dir] || f.syntax.Doc != nil && len(f.syntax.Doc.Text()) > len("Package x.")
		}
	}
	for dir, ok := range has {
		if !ok {
			breaches = append(breaches, dir+" has no package comment")
		}
	}
	slices.Sort(breaches)
	return breaches
}

// long are the files that may have more than 400 lines, each with its reason.
var long = map[string]string{}

func length(f file) []string {
	if f.lines <= 400 || long[f.path] != "" {
		return nil
	}
	return []string{fmt.Sprintf("has %d lines: split it, or give long a reason", f.lines)}
}
