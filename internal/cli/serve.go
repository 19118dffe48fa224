package cli

import (
	"context"
	"fmt"
	"os/signal"
	"syscall"

	"sojourn/internal/app"
)

type serveCmd struct{ app.Config }

// Run serves until the process is told to stop.
func (c *serveCmd) Run(s streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	a, err := app.New(ctx, c.Config, s.err)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.Listen(ctx); err != nil {
		return err
	}
	return a.Run(ctx, func(d *app.Demo) {
		_, _ = fmt.Fprintf(s.out, "Sojourn is ready at http://%s\n", a.Addr())
		if d != nil {
			_, _ = fmt.Fprintf(s.out, "Demo account: %s, password %s (shown this once)\n", d.Email, d.Password)
		}
	})
}
