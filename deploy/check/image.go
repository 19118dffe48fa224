package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
)

// Image is a Dockerfile and what its build may see.
type Image struct {
	root   string
	stages []instructions.Stage
	ignore *patternmatcher.PatternMatcher
}

// LoadImage parses a Dockerfile, and the .dockerignore of the folder it is
// built from.
func LoadImage(root string, dockerfile, dockerignore []byte) (*Image, error) {
	tree, err := parser.Parse(bytes.NewReader(dockerfile))
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(tree.AST, nil)
	if err != nil {
		return nil, err
	}
	patterns, err := ignorefile.ReadAll(bytes.NewReader(dockerignore))
	if err != nil {
		return nil, err
	}
	ignore, err := patternmatcher.New(patterns)
	return &Image{root, stages, ignore}, err
}

// Problems: what is copied is there, what the binary is made of is copied, and
// the last stage is nothing but the binary with a user of its own.
func (i *Image) Problems() (found []string, err error) {
	var copied []string // from the folder, into the stage that builds the binary
	for _, stage := range i.stages {
		for _, c := range stage.Commands {
			if c, ok := c.(*instructions.CopyCommand); ok && c.From == "" {
				for _, source := range c.SourcePaths {
					found = append(found, i.missing(source)...)
				}
				if stage.Name == "build" {
					copied = append(copied, c.SourcePaths...)
				}
			}
		}
	}
	needed, err := sources(i.root)
	for _, name := range needed {
		inside := slices.ContainsFunc(copied, func(c string) bool { return name == c || strings.HasPrefix(name, c+"/") })
		if ignored, _ := i.ignore.MatchesOrParentMatches(name); !inside || ignored && !strings.HasPrefix(name, "internal/webui/dist/") {
			found = append(found, name+" is part of the binary and does not come into the image's build")
		}
	}
	return append(found, i.last()...), err
}

func (i *Image) missing(source string) []string {
	if _, err := os.Stat(filepath.Join(i.root, source)); err != nil {
		return []string{"COPY " + source + ": it is not there"}
	}
	if ignored, _ := i.ignore.MatchesOrParentMatches(source); ignored {
		return []string{"COPY " + source + ": .dockerignore hides it"}
	}
	return nil
}

// last looks at the stage that ships.
func (i *Image) last() (found []string) {
	stage := i.stages[len(i.stages)-1]
	kinds := map[string]string{}
	for _, c := range stage.Commands {
		kinds[c.Name()] = fmt.Sprint(c)
		switch c := c.(type) {
		case *instructions.RunCommand:
			found = append(found, "the last stage runs a command: there is no shell in it")
		case *instructions.UserCommand:
			kinds["USER"] = c.User
		}
	}
	if stage.BaseName != "scratch" {
		found = append(found, "the last stage is "+stage.BaseName+", not scratch")
	}
	if user := kinds["USER"]; user == "" || strings.Trim(user, "0123456789:") != "" || strings.HasPrefix(user, "0") {
		found = append(found, "USER must be numbers and not root: Kubernetes cannot tell otherwise")
	}
	if kinds["VOLUME"] == "" && kinds["volume"] == "" || kinds["entrypoint"] == "" && kinds["ENTRYPOINT"] == "" {
		found = append(found, "the last stage needs a volume and an entry point")
	}
	return found
}

// sources lists the files of this module that the binary is made of.
func sources(root string) (all []string, err error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module,GoFiles,EmbedFiles", "./cmd/sojourn")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var p struct {
			Dir                 string
			Module              *struct{ Main bool }
			GoFiles, EmbedFiles []string
		}
		if err := decoder.Decode(&p); err != nil {
			return nil, err
		}
		if p.Module == nil || !p.Module.Main {
			continue
		}
		for _, name := range slices.Concat(p.GoFiles, p.EmbedFiles) {
			relative, err := filepath.Rel(root, filepath.Join(p.Dir, name))
			if err != nil {
				return nil, err
			}
			all = append(all, filepath.ToSlash(relative))
		}
	}
	return all, nil
}
