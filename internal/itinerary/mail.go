package itinerary

import (
	"context"
	"fmt"
	"strings"

	"sojourn/internal/notify/notifyapi"
)

const inviteText = `Hello,

%s invites you to the trip "%s" on Sojourn, as %s.

Open the invitation to join:

%s

%sThe link is good until %s, for whoever has it: pass it on only
to people you trust. If you do not know who invites you, ignore this mail.
`

// mailInvite mails the link of an invitation. One whose mail cannot be sent
// stands all the same: its maker has the link, too.
func (s *Service) mailInvite(ctx context.Context, i Invite, tripName, token string) {
	names, err := s.store.Names(ctx, []string{i.CreatedBy})
	if err == nil {
		err = s.doors.mailer.Send(ctx, composeInvite(i, names[i.CreatedBy], tripName, s.inviteURL(token)))
	}
	if err != nil {
		s.log.WarnContext(ctx, "an invitation was not mailed", "invite", i.ID, "error", err)
	}
}

func (s *Service) inviteURL(token string) string { return s.doors.publicURL + "/i/" + token }

func composeInvite(i Invite, host, tripName, link string) notifyapi.Mail {
	host, tripName = or(oneLine(host), "Somebody"), oneLine(tripName)
	secret := ""
	if i.PasswordHash != "" {
		secret = "You also need a password, which you get from whoever invites you.\n\n"
	}
	role := string(i.Role)
	if i.Role.MayEdit() {
		role = "an " + role
	} else {
		role = "a " + role
	}
	return notifyapi.Mail{To: i.Email, Kind: "invitation", Link: link, Subject: host + " invites you to " + tripName,
		Text: fmt.Sprintf(inviteText, host, tripName, role, link, secret, i.ExpiresAt.Format("2 January 2006"))}
}

// oneLine keeps a name from writing a mail of its own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
