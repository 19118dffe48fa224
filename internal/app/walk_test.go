package app_test

import (
	"io/fs"
	"path/filepath"
)

func walk(root string, visit func(path string, isDir bool)) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil {
			visit(filepath.ToSlash(path), d.IsDir())
		}
		return err
	})
}
