package email

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
	"sojourn/internal/notify/notifyapi"
)

// Message makes the RFC 5322 text of a mail: UTF-8, quoted-printable, header
// lines folded below 78 characters where they hold encoded words.
func Message(m notifyapi.Mail, from mail.Address, id string, at time.Time) ([]byte, error) {
	to, err := recipient(m)
	if err != nil {
		return nil, err
	}
	if !utf8.ValidString(m.Subject) || !utf8.ValidString(m.Text) {
		return nil, fault.New(fault.Invalid, "a mail must be valid UTF-8")
	}
	_, host, _ := strings.Cut(from.Address, "@")
	var b bytes.Buffer
	header := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	header("Date", at.Format(time.RFC1123Z))
	header("From", fold(from.String()))
	header("To", fold(to.String()))
	header("Subject", fold(subject(m.Subject)))
	header("Message-ID", "<"+id+"@"+host+">")
	header("Auto-Submitted", "auto-generated")
	header("X-Sojourn-Kind", word(m.Kind))
	header("MIME-Version", "1.0")
	header("Content-Type", "text/plain; charset=utf-8")
	header("Content-Transfer-Encoding", "quoted-printable")
	b.WriteString("\r\n")
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(strings.ReplaceAll(m.Text, "\n", "\r\n"))) // a Buffer takes all
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func recipient(m notifyapi.Mail) (mail.Address, error) {
	to, err := mail.ParseAddress(m.To)
	if err != nil || to.Address != m.To {
		return mail.Address{}, fault.AtField("to", m.To, "is not an e-mail address")
	}
	return mail.Address{Name: strings.ToValidUTF8(m.Name, ""), Address: m.To}, nil
}

// subject is one line: as it stands where it is short and plain, else base64
// words of whole characters, since only encoded words may be folded anywhere.
// A line break is encoded as well, so that it starts no header of its own.
func subject(s string) string {
	if len(s) <= 60 && mime.QEncoding.Encode("utf-8", s) == s {
		return s
	}
	var words []string
	for s != "" {
		end := min(len(s), 45)
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end--
		}
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:end]))+"?=")
		s = s[end:]
	}
	return strings.Join(words, " ")
}

// fold breaks the line between encoded words.
func fold(s string) string { return strings.ReplaceAll(s, "?= ", "?=\r\n ") }

// word keeps what is safe as a header value of our own making.
func word(s string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || r == '_' {
			return r
		}
		return -1
	}, s)
}
