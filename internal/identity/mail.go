package identity

import (
	"fmt"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/notify/notifyapi"
)

// Mailer sends the service's mails, never within a transaction.
type Mailer = notifyapi.Mailer

const verifyText = `Hello %s,

welcome to Sojourn. Please confirm that this is your e-mail address:

%s

The link works once, for %s. If you did not sign up, ignore this mail.
`

const resetText = `Hello %s,

somebody, hopefully you, asked to set a new password for your Sojourn account:

%s

The link works once, for %s. If it was not you, ignore this mail: your
password stays as it is.
`

// compose makes the mail that carries a link.
func compose(u account.User, purpose account.Purpose, link string, life time.Duration) notifyapi.Mail {
	m := notifyapi.Mail{To: u.Email, Name: u.Name, Link: link}
	switch purpose {
	case account.VerifyEmail:
		m.Kind, m.Subject, m.Text = "verify_email", "Confirm your e-mail address", verifyText
	case account.ResetPassword:
		m.Kind, m.Subject, m.Text = "reset_password", "Set a new password", resetText
	}
	m.Text = fmt.Sprintf(m.Text, u.Name, link, inWords(life))
	return m
}

func inWords(d time.Duration) string {
	hours := int(d.Round(time.Hour).Hours())
	switch {
	case hours > 1:
		return fmt.Sprintf("%d hours", hours)
	case hours == 1:
		return "one hour"
	}
	return fmt.Sprintf("%d minutes", int(d.Minutes()))
}
