package notify

import (
	"io"
	"log/slog"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/notify/channel/email"
	"sojourn/internal/notify/notifyapi"
)

// Config is what an operator sets.
type Config struct {
	Outbox string // the folder that mails are written to
	From   string // the sender, such as "Sojourn <sojourn@example.com>"
}

// Deps is what the service is built from.
type Deps struct {
	Clock  clock.Clock
	Logger *slog.Logger
}

// Module is the service.
type Module struct{ mails *email.Outbox }

var _ io.Closer = (*Module)(nil)

// New builds the service. The caller closes it.
func New(cfg Config, deps Deps) (*Module, error) {
	mails, err := email.OpenOutbox(cfg.Outbox, cfg.From, deps.Clock, deps.Logger)
	if err != nil {
		return nil, err
	}
	return &Module{mails}, nil
}

// Mailer sends mails.
func (m *Module) Mailer() notifyapi.Mailer { return m.mails }

// Register adds the service's operations to the API: so far there are none.
func (m *Module) Register(*httpapi.API) {}

// Services is the background work: so far there is none.
func (m *Module) Services() map[string]lifecycle.Service { return nil }

// Close closes the folder of mails.
func (m *Module) Close() error { return m.mails.Close() }
