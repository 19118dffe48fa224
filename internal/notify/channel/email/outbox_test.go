package email_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/notify/channel/email"
	"sojourn/internal/notify/notifyapi"
)

var noon = time.Date(2027, 5, 1, 12, 0, 0, 0, time.UTC)

func setup(t *testing.T) (*email.Outbox, string, *bytes.Buffer) {
	t.Helper()
	dir, log := filepath.Join(t.TempDir(), "outbox"), &bytes.Buffer{}
	o, err := email.OpenOutbox(dir, "Sojourn <sojourn@example.com>", clock.NewManual(noon), slog.New(slog.NewTextHandler(log, nil)))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, o.Close()) })
	return o, dir, log
}

func sent(t *testing.T, dir string) *mail.Message {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.eml"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	raw, err := os.ReadFile(files[0])
	require.NoError(t, err)
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		require.LessOrEqual(t, len(line), 200)
		require.NotContains(t, line, "\n")
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	require.NoError(t, err)
	return m
}

func TestOutboxWritesAMail(t *testing.T) {
	t.Parallel()
	tests := map[string]notifyapi.Mail{
		"plain":         {To: "ada@example.com", Name: "Ada", Subject: "Hello", Text: "Hi\n", Link: "https://x/verify?token=sjv_a"},
		"emoji and RTL": {To: "nour@example.com", Name: "نور 🌍", Subject: "أهلاً 🌍 — مرحبا بك في رحلتك القادمة إلى لشبونة وما بعدها", Text: "مرحبا\n" + strings.Repeat("é", 400)},
		"long ASCII":    {To: "a@example.com", Name: `Quote "Q" \ Back`, Subject: strings.Repeat("a_b?c=d ", 40), Text: "x"},
		"line breaks":   {To: "a@example.com", Name: "A\r\nBcc: b@example.com", Subject: "S\r\nBcc: b@example.com", Text: ".\n..\nFrom me\n"},
		"foreign box":   {To: "用户@例え.jp", Subject: "x", Text: ""},
	}
	for name, m := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, dir, log := setup(t)
			require.NoError(t, o.Send(context.Background(), m))
			got := sent(t, dir)
			subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
			require.NoError(t, err)
			require.Equal(t, strings.TrimSpace(m.Subject), strings.TrimSpace(subject))
			require.Empty(t, got.Header.Get("Bcc"))
			to, err := mail.ParseAddress(got.Header.Get("To"))
			require.NoError(t, err)
			require.Equal(t, m.To, to.Address)
			require.Equal(t, m.Name, to.Name)
			body, err := io.ReadAll(quotedprintable.NewReader(got.Body))
			require.NoError(t, err)
			require.Equal(t, m.Text, strings.ReplaceAll(string(body), "\r\n", "\n"))
			date, err := got.Header.Date()
			require.NoError(t, err)
			require.True(t, date.Equal(noon))
			require.Contains(t, log.String(), m.To)
			require.Contains(t, log.String(), m.Link)
		})
	}
}

func TestOutboxKeepsMailsPrivate(t *testing.T) {
	t.Parallel()
	o, dir, _ := setup(t)
	require.NoError(t, o.Send(context.Background(), notifyapi.Mail{To: "a@example.com", Subject: "s", Text: "t"}))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1, "nothing half-written is left beside the mail")
	info, err := entries[0].Info()
	require.NoError(t, err)
	require.Zero(t, info.Mode().Perm()&0o077)
}

func TestOutboxRefuses(t *testing.T) {
	t.Parallel()
	o, dir, _ := setup(t)
	for name, m := range map[string]notifyapi.Mail{
		"no address":    {Subject: "s"},
		"two addresses": {To: "a@example.com, b@example.com"},
		"display name":  {To: "A <a@example.com>"},
		"line break":    {To: "a@example.com\r\nBcc: b@example.com"},
		"bad UTF-8":     {To: "a@example.com", Text: "\xff"},
	} {
		require.True(t, fault.Is(o.Send(context.Background(), m), fault.Invalid), name)
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, entries)
	_, err = email.OpenOutbox(dir, "nobody", clock.System{}, slog.Default())
	require.True(t, fault.Is(err, fault.Invalid))
}

func FuzzMessage(f *testing.F) {
	f.Add("Ada", "Hello\r\nBcc: x@example.com", "text")
	f.Fuzz(func(t *testing.T, name, subject, text string) {
		raw, err := email.Message(notifyapi.Mail{To: "a@example.com", Name: name, Subject: subject, Text: text},
			mail.Address{Name: "S", Address: "s@example.com"}, "id", noon)
		if err != nil {
			return
		}
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		require.NoError(t, err)
		require.Len(t, m.Header, 10, "no input makes a header of its own")
	})
}
