package email

import (
	"bytes"
	"context"
	"log/slog"
	"net/mail"

	"sojourn/internal/kit/blob/folder"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/notify/notifyapi"
)

// Outbox is the Mailer that writes each mail into a folder as one .eml file,
// whole or not at all, and logs its recipient and link at Info.
type Outbox struct {
	files *folder.Store
	from  mail.Address
	clock clock.Clock
	log   *slog.Logger
}

var _ notifyapi.Mailer = (*Outbox)(nil)

// OpenOutbox opens or creates the folder dir, readable by its owner only: the
// mails hold links that reset passwords. from is the sender, such as
// "Sojourn <sojourn@localhost>". The caller closes the outbox.
func OpenOutbox(dir, from string, c clock.Clock, logger *slog.Logger) (*Outbox, error) {
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fault.AtField("mail_from", from, "must be a sender such as Sojourn <sojourn@example.com>")
	}
	files, err := folder.Open(dir)
	if err != nil {
		return nil, err
	}
	return &Outbox{files, *sender, c, logger}, nil
}

// Close releases the folder.
func (o *Outbox) Close() error { return o.files.Close() }

// Send implements notifyapi.Mailer. The files' names sort by time.
func (o *Outbox) Send(ctx context.Context, m notifyapi.Mail) error {
	now, key := o.clock.Now(), id.New()
	text, err := Message(m, o.from, key, now)
	if err != nil {
		return err
	}
	name := now.Format("20060102t150405z") + "-" + key + ".eml"
	if _, err := o.files.Put(ctx, name, bytes.NewReader(text)); err != nil {
		return err
	}
	o.log.InfoContext(ctx, "mail", "kind", m.Kind, "to", m.To, "link", m.Link, "file", name)
	return nil
}
