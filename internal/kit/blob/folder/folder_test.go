package folder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/blob"
	"sojourn/internal/kit/blob/blobtest"
	"sojourn/internal/kit/blob/folder"
)

func TestStore(t *testing.T) {
	t.Parallel()
	blobtest.Run(t, func(t *testing.T) blob.Store {
		s, err := folder.Open(t.TempDir())
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		return s
	})
}
