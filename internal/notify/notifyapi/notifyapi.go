// Package notifyapi is what other services may know of the Notification &
// Communication Service: the form of a mail and the port that sends it.
package notifyapi

import "context"

// Mail is one message to one person.
type Mail struct {
	To      string // an e-mail address without display name
	Name    string // the person's name; may be empty
	Subject string // one line, any script
	Text    string // plain text, lines ended by \n
	Link    string // the one link that the mail is about, also within Text; may be empty
	Kind    string // what it is about, for logs and figures: "verify_email", "reset_password"
}

// Mailer sends mails. Send answers nil once the mail is handed over for good,
// fault.Invalid for an address no mail can be sent to, fault.Full or
// fault.Unavailable where a repeat may work. It is never called within a
// transaction.
type Mailer interface {
	Send(ctx context.Context, m Mail) error
}
