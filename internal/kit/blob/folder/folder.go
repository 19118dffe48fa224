// Package folder keeps blobs as files below one folder.
package folder

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"

	"sojourn/internal/kit/blob"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Store is a blob.Store in a folder. os.Root keeps every key inside it.
type Store struct{ root *os.Root }

var _ blob.Store = (*Store)(nil)

// Open opens or creates the folder. The caller closes the store.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Store{root}, nil
}

// Close releases the folder.
func (s *Store) Close() error { return s.root.Close() }

// Put implements blob.Store: write aside, sync, rename.
func (s *Store) Put(ctx context.Context, key string, r io.Reader) (blob.Info, error) {
	if err := blob.CheckKey(key); err != nil {
		return blob.Info{}, err
	}
	if err := s.root.MkdirAll(path.Dir(key), 0o700); err != nil {
		return blob.Info{}, mapError(err)
	}
	aside := path.Join(path.Dir(key), ".new-"+id.Random(8))
	if err := s.write(ctx, aside, r); err != nil {
		_ = s.root.Remove(aside)
		return blob.Info{}, mapError(err)
	}
	if err := s.root.Rename(aside, key); err != nil {
		_ = s.root.Remove(aside)
		return blob.Info{}, mapError(err)
	}
	if err := s.syncFolder(path.Dir(key)); err != nil {
		return blob.Info{}, mapError(err)
	}
	st, err := s.root.Stat(key)
	if err != nil {
		return blob.Info{}, mapError(err)
	}
	return blob.Info{Key: key, Size: st.Size(), ModTime: st.ModTime().UTC()}, nil
}

func (s *Store) write(ctx context.Context, name string, r io.Reader) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, reader{ctx, r})
	return errors.Join(err, f.Sync(), f.Close())
}

// syncFolder makes the rename itself durable.
func (s *Store) syncFolder(name string) error {
	d, err := s.root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Open implements blob.Store.
func (s *Store) Open(_ context.Context, key string) (io.ReadSeekCloser, blob.Info, error) {
	if err := blob.CheckKey(key); err != nil {
		return nil, blob.Info{}, err
	}
	f, err := s.root.Open(key)
	if err != nil {
		return nil, blob.Info{}, mapError(err)
	}
	st, err := f.Stat()
	if err == nil && st.IsDir() {
		err = fs.ErrNotExist
	}
	if err != nil {
		_ = f.Close()
		return nil, blob.Info{}, mapError(err)
	}
	return f, blob.Info{Key: key, Size: st.Size(), ModTime: st.ModTime().UTC()}, nil
}

// Delete implements blob.Store.
func (s *Store) Delete(_ context.Context, key string) error {
	if err := blob.CheckKey(key); err != nil {
		return err
	}
	if err := s.root.Remove(key); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return mapError(err)
	}
	return nil
}

func mapError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, fault.NotFound, "there is no such file")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.Wrap(err, fault.Full, "the storage is full; nothing was changed")
	case fault.KindOf(err) != fault.Internal:
		return err
	}
	return fault.Wrap(err, fault.Internal, "blob folder")
}

// reader stops reading when the caller has left.
type reader struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
