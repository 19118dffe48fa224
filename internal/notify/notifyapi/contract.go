package notifyapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// MailerContract binds Mailer.
var MailerContract = rpc.Contract[Mailer]{Service: "notify", Serve: serve, Dial: func(c *rpc.Client) Mailer { return mailer{c} }}

func serve(s *rpc.Server, m Mailer) {
	rpc.Handle(s, "send", func(ctx context.Context, in Mail) (rpc.None, error) { return rpc.None{}, m.Send(ctx, in) })
}

// mailer is Mailer in another process.
type mailer struct{ c *rpc.Client }

// Send implements Mailer.
func (m mailer) Send(ctx context.Context, mail Mail) error {
	_, err := rpc.Call[Mail, rpc.None](ctx, m.c, "send", mail)
	return err
}
