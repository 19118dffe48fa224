package notify_test

import (
	"log/slog"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/rpc/rpctest"
	"sojourn/internal/notify"
	"sojourn/internal/notify/notifyapi"
)

func TestMailerTwin(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m, err := notify.New(notify.Config{Outbox: dir, From: "Sojourn <sojourn@example.org>"}, notify.Deps{Clock: clock.System{}, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, m.Close()) })
	rpctest.Twin(t, notifyapi.MailerContract, m.Mailer(), func(t *testing.T, c notifyapi.Mailer) {
		before, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.NoError(t, c.Send(t.Context(), notifyapi.Mail{To: "ana@example.org", Name: "Zoë", Subject: "Olá", Text: "Text", Kind: "test"}))
		after, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Len(t, after, len(before)+1)
		require.True(t, fault.Is(c.Send(t.Context(), notifyapi.Mail{To: "nobody", Subject: "x"}), fault.Invalid))
	})
}

func TestRefusesABadSender(t *testing.T) {
	t.Parallel()
	_, err := notify.New(notify.Config{Outbox: t.TempDir(), From: "nobody"}, notify.Deps{Clock: clock.System{}, Logger: slog.New(slog.DiscardHandler)})
	require.True(t, fault.Is(err, fault.Invalid))
}
