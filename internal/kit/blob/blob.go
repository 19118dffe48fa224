// Package blob is a port for files: uploads, exports, covers. folder/ is the
// embedded implementation; what each must do is in blobtest/.
package blob

import (
	"context"
	"io"
	"regexp"
	"strings"
	"time"

	"sojourn/internal/kit/fault"
)

// Info describes a stored blob.
type Info struct {
	Key     string
	Size    int64 // bytes
	ModTime time.Time
}

// Store keeps blobs by key.
type Store interface {
	// Put stores all of r under key, replacing what was there, or nothing:
	// a reader never sees half a blob, and a stored one survives a crash.
	Put(ctx context.Context, key string, r io.Reader) (Info, error)
	// Open reads a blob; fault.NotFound where there is none. The caller closes it.
	Open(ctx context.Context, key string) (io.ReadSeekCloser, Info, error)
	// Delete removes a blob; it is no error where there is none.
	Delete(ctx context.Context, key string) error
}

var keyForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$`)

// CheckKey refuses keys that are not lower-case path segments of letters,
// digits, dot, dash and underscore, at most 512 characters in all.
func CheckKey(key string) error {
	if len(key) > 512 || !keyForm.MatchString(key) || strings.Contains(key, "..") {
		return fault.AtField("key", key, "must be lower-case path segments, at most 512 characters")
	}
	return nil
}
